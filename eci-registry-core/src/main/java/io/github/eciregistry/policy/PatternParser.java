package io.github.eciregistry.policy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.reference.Registry;
import java.net.InetAddress;
import org.apache.commons.lang3.CharUtils;
import org.jspecify.annotations.Nullable;

/**
 * Parses one {@link RegistryPattern}:
 *
 * <pre>
 * pattern  := ( host | wildcard | block ) [ ":" port ]
 * wildcard := "*." domain
 * block    := address "/" prefix-length
 * </pre>
 *
 * <p>Host, domain, address and port are those of a {@link Registry}, which also reports their errors. Unlike in a
 * registry, {@code harbor} on its own is a valid host here: it matches {@code harbor:5000}.
 */
final class PatternParser {

    private static final String WILDCARD = "*.";
    private static final String SCHEME_END = "://";
    private static final String SOME_PORT = ":1";

    private final String text;

    PatternParser(String text) {
        this.text = text;
    }

    RegistryPattern parse() {
        if (text.contains(SCHEME_END)) {
            return host(0);
        }
        int slash = text.indexOf('/');
        if (isBlock(slash)) {
            return block(slash);
        }
        int start = text.startsWith(WILDCARD) ? WILDCARD.length() : 0;
        int star = text.indexOf('*', start);
        if (star >= 0) {
            throw misplacedWildcard(star);
        }
        return host(start);
    }

    /** Reads a host, or the domain of a wildcard, and the port. */
    private RegistryPattern host(int start) {
        String part = text.substring(start);
        if (part.isBlank()) {
            throw failure(ProblemCode.INVALID_REGISTRY_FORMAT, start, "expected a host or a domain, found nothing");
        }
        int port;
        Registry registry;
        try {
            registry = Registry.parse(part);
            port = registry.port().orElse(RegistryPattern.ANY_PORT);
        } catch (InvalidInputException e) {
            registry = unqualifiedHost(part, e.problems().get(0), start);
            port = RegistryPattern.ANY_PORT;
        }
        if (RegistryPattern.isDockerHub(RegistryPattern.withoutCase(registry.host()))) {
            throw failure(ProblemCode.DOCKER_HUB, start, "expected a self-managed registry, found Docker Hub");
        }
        if (start == 0) {
            return RegistryPattern.ofHost(text, registry.host(), port);
        }
        if (registry.address().isPresent()) {
            throw failure(ProblemCode.MISPLACED_WILDCARD, 0, "expected a wildcard before a domain, found an address");
        }
        return RegistryPattern.ofWildcard(text, registry.host(), port);
    }

    /** Parses a host that is not a registry only because it has neither a dot nor a port; rejects anything else. */
    private Registry unqualifiedHost(String part, Problem problem, int start) {
        if (problem.code() == ProblemCode.REGISTRY_NOT_QUALIFIED) {
            try {
                return Registry.parse(part + SOME_PORT);
            } catch (InvalidInputException e) {
                throw new InvalidInputException(inPattern(e.problems().get(0), part + SOME_PORT, start));
            }
        }
        Problem moved = inPattern(problem, part, start);
        String hint = hintFor(problem, start);
        throw new InvalidInputException(hint == null ? moved : moved.withHint(hint));
    }

    /**
     * Returns the pattern after a scheme, otherwise the corrected registry if it is a valid pattern, otherwise null.
     */
    private @Nullable String hintFor(Problem problem, int start) {
        int scheme = text.indexOf(SCHEME_END);
        String withoutScheme = text.substring(scheme < 0 ? 0 : scheme + SCHEME_END.length());
        if (scheme >= 0 && !withoutScheme.contains(SCHEME_END) && isPattern(withoutScheme)) {
            return withoutScheme;
        }
        String corrected = text.substring(0, start) + problem.hint().orElse("");
        return isPattern(corrected) ? corrected : null;
    }

    private static boolean isPattern(String text) {
        try {
            return RegistryPattern.parse(text).toString().equals(text);
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** Distinguishes a CIDR block from a path: it has an address-like prefix before the slash and a digit after it. */
    private boolean isBlock(int slash) {
        if (slash < 1 || slash + 1 == text.length() || !CharUtils.isAsciiNumeric(text.charAt(slash + 1))) {
            return false;
        }
        return text.charAt(0) == '[' || hasTwoColons(text.substring(0, slash)) || isNumeric(text.substring(0, slash));
    }

    private static boolean hasTwoColons(String address) {
        return address.indexOf(':') != address.lastIndexOf(':');
    }

    private static boolean isNumeric(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (!CharUtils.isAsciiNumeric(c) && c != '.' && c != ':') {
                return false;
            }
        }
        return true;
    }

    private RegistryPattern block(int slash) {
        int colon = text.indexOf(':', slash);
        int end = colon < 0 ? text.length() : colon;
        String written = text.substring(0, slash);
        boolean bare = written.charAt(0) != '[' && hasTwoColons(written);
        String host = bare ? "[" + written + "]" : written;
        InetAddress address = address(host, written, text.substring(slash, end));
        int prefixLength = prefixLength(slash + 1, end, AddressBlock.widthOf(address));
        String part = host + text.substring(end);
        try {
            int port = Registry.parse(part).port().orElse(RegistryPattern.ANY_PORT);
            return RegistryPattern.ofBlock(text, host, AddressBlock.of(address, prefixLength), prefixLength, port);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(inPattern(e.problems().get(0), part, end - host.length()));
        }
    }

    private InetAddress address(String host, String written, String prefix) {
        Registry registry;
        try {
            registry = Registry.parse(host);
        } catch (InvalidInputException e) {
            throw notAnAddress(written);
        }
        InetAddress address = registry.address().orElseThrow(() -> notAnAddress(written));
        if (registry.port().isPresent()) {
            int offset = registry.host().length();
            String hint = registry.host() + prefix + host.substring(offset);
            Problem problem = problem(ProblemCode.INVALID_CIDR, offset, "expected the port behind the prefix length");
            throw new InvalidInputException(isPattern(hint) ? problem.withHint(hint) : problem);
        }
        return address;
    }

    private InvalidInputException notAnAddress(String written) {
        return failure(
                ProblemCode.INVALID_CIDR,
                0,
                "expected an IPv4 or IPv6 address, found " + Problem.quote(Redaction.part(text, 0, written.length())));
    }

    private int prefixLength(int from, int to, int max) {
        int value = 0;
        for (int i = from; i < to && value <= max; i++) {
            char c = text.charAt(i);
            boolean leadingZero = i > from && value == 0;
            value = CharUtils.isAsciiNumeric(c) && !leadingZero ? value * 10 + (c - '0') : max + 1;
        }
        if (value > max) {
            String found = Problem.quote(Redaction.part(text, from, to));
            throw failure(
                    ProblemCode.INVALID_CIDR, from, "expected a prefix length of 0 to " + max + ", found " + found);
        }
        return value;
    }

    private InvalidInputException misplacedWildcard(int offset) {
        Problem problem = problem(
                ProblemCode.MISPLACED_WILDCARD,
                offset,
                "expected a wildcard only as the first label of a domain, as in *.corp.example");
        String block = blockOfStars();
        return new InvalidInputException(block == null ? problem : problem.withHint(block));
    }

    /**
     * Returns the CIDR block for an address whose last numbers are asterisks, such as {@code 192.168.*.*} or {@code
     * 192.168.*}, or null.
     */
    private @Nullable String blockOfStars() {
        int star = text.indexOf(".*");
        if (star < 1 || !text.substring(star).replace(".*", "").isEmpty()) {
            return null;
        }
        String[] numbers = text.substring(0, star).split("\\.", -1);
        String zeros = ".0".repeat(Math.max(4 - numbers.length, 0));
        String block = text.substring(0, star) + zeros + "/" + numbers.length * 8;
        return numbers.length < 4 && isPattern(block) ? block : null;
    }

    /** Converts a problem with a part of the text to one with the whole text. */
    private Problem inPattern(Problem problem, String part, int shift) {
        int offset = problem.offset().orElse(0);
        String before = "invalid registry " + Problem.quote(part) + " at " + offset + ": ";
        String message = problem.message();
        String explanation = message.startsWith(before) ? message.substring(before.length()) : message;
        return problem(problem.code(), offset + shift, explanation);
    }

    private InvalidInputException failure(ProblemCode code, int offset, String message) {
        return new InvalidInputException(problem(code, offset, message));
    }

    private Problem problem(ProblemCode code, int offset, String explanation) {
        String message = "invalid registry pattern " + Problem.quote(text) + " at " + offset + ": " + explanation;
        return Problem.of(code, text, message).atOffset(offset);
    }
}
