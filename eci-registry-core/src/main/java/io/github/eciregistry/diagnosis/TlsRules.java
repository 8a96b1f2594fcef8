package io.github.eciregistry.diagnosis;

import static io.github.eciregistry.diagnosis.CauseTable.Rule.guess;
import static io.github.eciregistry.diagnosis.CauseTable.Rule.likely;
import static io.github.eciregistry.diagnosis.Sign.all;
import static io.github.eciregistry.diagnosis.Sign.any;
import static io.github.eciregistry.diagnosis.Sign.status;

import io.github.eciregistry.diagnosis.CauseTable.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Signs of certificate and TLS failures, and of plain HTTP where TLS was expected or vice versa. */
final class TlsRules {

    /** The prefix of TLS errors of clients in a registry's log. */
    private static final String SERVER_LOG = "tls handshake error from";

    private TlsRules() {}

    static List<Rule> rules() {
        return Stream.of(serverLogs(), certificates(), protocols())
                .flatMap(List::stream)
                .toList();
    }

    /** The other side's view: the client's alert is about the certificate of the registry. */
    private static List<Rule> serverLogs() {
        return List.of(
                new Rule(
                        PullCause.HTTPS_REGISTRY_ASKED_OVER_HTTP,
                        all("first record does not look like a tls handshake", SERVER_LOG)),
                likely(PullCause.X509_UNKNOWN_AUTHORITY, all("tls: bad certificate", SERVER_LOG)),
                likely(PullCause.X509_UNKNOWN_AUTHORITY, all("tls: unknown certificate", SERVER_LOG)));
    }

    private static List<Rule> certificates() {
        return List.of(
                new Rule(PullCause.X509_UNPARSABLE_OR_UNHANDLED, any("unhandled critical extension")),
                new Rule(PullCause.X509_UNPARSABLE, any("""
                        failed to parse certificate
                        x509: malformed
                        x509: negative serial number
                        x509: cannot parse
                        asn1:
                        unsupported type of public key
                        peer certificate: badencoding
                        """)),
                new Rule(PullCause.X509_EXPIRED_OR_NOT_YET_VALID, any("""
                        certificate has expired
                        certificate is expired
                        certificate expired
                        certificate is not yet valid
                        certificate not yet valid
                        certificate not valid yet
                        certificate is not yet activated
                        certificate validity
                        validity check failed
                        .certificateexpiredexception
                        .certificatenotyetvalidexception
                        cert_has_expired
                        cert_not_yet_valid
                        sec_e_cert_expired
                        nottimevalid
                        peer certificate: expired
                        peer certificate: notvalidyet
                        invalidcertificate(expired
                        invalidcertificate(notvalidyet
                        """)),
                new Rule(PullCause.X509_KEY_USAGE, any("""
                        incompatible key usage
                        key usage does not permit
                        unsupported certificate purpose
                        unsuitable certificate purpose
                        peer certificate: invalidpurpose
                        """)),
                new Rule(PullCause.X509_NAME_MISMATCH, any("""
                        certificate is valid for
                        certificate is not valid for
                        contain any ip sans
                        relies on legacy common name
                        certificate name does not match
                        hostname mismatch
                        ip address mismatch
                        no subject alternative
                        no name matching
                        match any of the subject alternative names
                        subject name matches
                        subject alternative name matches
                        match target host name
                        match requested host name
                        owner does not match hostname
                        match certificate's altnames
                        err_tls_cert_altname_invalid
                        subjectaltname fields were found
                        not valid for name
                        peer certificate: notvalidforname
                        invalidcertificate(notvalidforname
                        remotecertificatenamemismatch
                        sec_e_wrong_principal
                        requested domain name does not match
                        """)),
                new Rule(PullCause.X509_NAME_MISMATCH, all("doesn't match", "hostname '")),
                new Rule(PullCause.X509_NAME_MISMATCH, all("not verified:", "hostname ")),
                new Rule(PullCause.X509_UNKNOWN_AUTHORITY, any("""
                        x509:
                        failed to verify certificate
                        signed by unknown authority
                        self signed certificate
                        self-signed certificate
                        self_signed_cert
                        certificate is not trusted
                        issuer certificate
                        unable_to_get_issuer_cert
                        unable to verify the first certificate
                        unable to verify leaf signature
                        unable_to_verify_leaf_signature
                        cert_untrusted
                        valid certification path
                        pkix path building failed
                        path does not chain with any of the trust anchors
                        peer certificate: unknownissuer
                        invalidcertificate(unknownissuer
                        issued by an authority that is not trusted
                        root certificate which is not trusted
                        untrustedroot
                        partialchain
                        sec_e_untrusted_root
                        certificate issuer is unknown
                        certificate issuer is not recognized
                        issuer is not recognized
                        issuer has been marked as not trusted
                        certificate verify failed
                        certificate verification failed
                        certificate_verify_failed
                        certificate problem
                        invalid peer certificate
                        remote certificate is invalid
                        remote certificate was rejected
                        remotecertificatechainerrors
                        could not establish trust relationship
                        peer not authenticated
                        """)));
    }

    private static List<Rule> protocols() {
        return List.of(
                new Rule(PullCause.TLS_CLIENT_CERT_REQUIRED, any("""
                        tls: certificate required
                        tls: bad certificate
                        tls: unknown certificate authority
                        alert certificate required
                        alert bad certificate
                        alert unknown ca
                        certificate_required
                        fatal alert: bad_certificate
                        no required ssl certificate was sent
                        """)),
                new Rule(PullCause.NOT_TLS_ON_PORT, any("""
                        first record does not look like a tls handshake
                        oversized record received
                        wrong version number
                        wrong_version_number
                        unrecognized ssl message
                        cannot determine the frame size
                        corrupted frame was received
                        invalidcontenttype
                        packet length too long
                        an unexpected tls packet was received
                        ssl_error_rx_record_too_long
                        sec_e_invalid_token
                        """)),
                new Rule(PullCause.NOT_TLS_ON_PORT, all("unknown protocol", "ssl")),
                new Rule(
                        PullCause.TOKEN_REALM_SCHEME_MISMATCH,
                        NetworkRules.HTTP_RESPONSE.whereUrl(RequestUrl::isTokenService)),
                likely(
                        PullCause.TOKEN_REALM_SCHEME_MISMATCH,
                        any("connection refused").where(NetworkRules::isTokenServiceUnderOtherScheme)),
                new Rule(PullCause.HTTP_REGISTRY_ASKED_OVER_HTTPS, NetworkRules.HTTP_RESPONSE),
                new Rule(PullCause.HTTPS_REGISTRY_ASKED_OVER_HTTP, any("""
                        http request to an https server
                        http request was sent to https port
                        speaking plain http to an ssl
                        combination of host and port requires tls
                        malformed http response "\\x15
                        """)),
                likely(PullCause.HTTPS_REGISTRY_ASKED_OVER_HTTP, status(400).whereUrl(RequestUrl::isPlainHttp)),
                new Rule(PullCause.TLS_HANDSHAKE, any("""
                        tls handshake
                        remote error: tls:
                        remote error: handshake failure
                        local error: tls:
                        tls: handshake
                        tls: server
                        tls: no supported versions
                        tls: unsupported
                        tls: protocol version
                        tls: received
                        tls: unexpected
                        sslv3 alert
                        tlsv1 alert
                        tlsv13 alert
                        alert handshake failure
                        alert protocol version
                        alert internal error
                        received fatal alert
                        terminated the handshake
                        connection during handshake
                        handshake inappropriate
                        eof occurred in violation of protocol
                        before secure tls connection
                        gnutls_handshake() failed
                        unsafe legacy renegotiation
                        no protocols available
                        dh key too small
                        ssl_error_syscall
                        """)),
                likely(PullCause.TLS_HANDSHAKE, any("""
                        ssl connection could not be established
                        .sslhandshakeexception
                        """)),
                guess(PullCause.NOT_TLS_ON_PORT, any("only secure connections are allowed")));
    }
}
