package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words, URLs and references of a message. */
class MessageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image \"h.example/web:denied\": x",
                "image \"web:denied\": x",
                "h.example/web:denied: x",
                "Get \"http://h.example/?a=denied\": x",
                "write /var/a:denied: x",
                "(Mirrors also failed: [m.example/web: denied: x]): h.example/web: x",
            })
    void blanksUrlsReferencesPathsAndMirrorsOut(String text) {
        assertThat(Message.read(text).says("denied")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i/o timeout", "net/http: tls", "text/html for", "application/vnd.x"})
    void keepsWordsThatLookLikePaths(String text) {
        assertThat(Message.read(text).says(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"denied: x", "a denied: x", "\"denied: x", "(Denied: x", "x:denied: x"})
    void findsWordsAtTheirStart(String text) {
        assertThat(Message.read(text).says("denied:")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undenied: x", "a-denied: x", "a/denied: x", "a_denied: x", "9denied: x"})
    void findsNoWordsInWords(String text) {
        assertThat(Message.read(text).says("denied:")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Failed to pull image \"web\": x | web",
                "Failed to pull image \"h.example/a:1\": x | h.example/a:1",
                "Failed to pull image 'h.example/a:1': x | h.example/a:1",
                "Failed to pull image `h.example/a:1`: x | h.example/a:1",
                "failed to resolve reference \"h.example/a:1\": x | h.example/a:1",
                "PullImage \"h.example/a:1\" failed | h.example/a:1",
                "couldn't parse image name \"My_a/b:1\": x | My_a/b:1",
                "Image:  h.example/a:1 | h.example/a:1",
                "msg=x image=h.example/a:1 | h.example/a:1",
                "msg=x image_name=\"h.example/a:1\" | h.example/a:1",
                "pull access denied for team/a, repository | team/a",
                "manifest for team/a:1 not found | team/a:1",
                "Trying to pull h.example/a:1... | h.example/a:1",
                "initializing source docker://h.example/a:1: x | h.example/a:1",
                "reading manifest 1 in h.example/a: x | h.example/a",
                "[h.example/a: x, image [::1]:5000/a] | [::1]:5000/a",
            })
    void findsReferences(String text, String reference) {
        assertThat(Message.read(text).references()).containsExactly(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image pull failed",
                "failed to pull image",
                "no matching manifest for linux/arm64/v8 in the list",
                "no matching manifest for windows/amd64 in the list",
                "text/html for sha256:00: not found",
                "image \"h.example/a: broken",
                "image /var/lib/image.tar",
                "access repository: team/a, action: pull",
                "The repository with name 'orders' does not exist",
                "image ....... x",
            })
    void takesNothingElseForAReference(String text) {
        assertThat(Message.read(text).references()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Get \"https://h.example:5000/v2/\": x | h.example:5000 | true | false",
                "Get https://h.example/v2/: x | h.example | true | false",
                "Head \"https://user:secret@h.example/v2/a/manifests/1\" | h.example | true | false",
                "Post \"https://h.example/token\" | h.example | false | true",
                "HEAD request to http://h.example/v2/a/manifests/1: 400 | h.example | true | false",
                "Get \"https://[::1]:5000/v2/\": x | [::1]:5000 | true | false",
                "Get \"https://h.example/v2/auth?service=a&scope=b\" | h.example | true | true",
                "status code https://h.example/blobs/x: 404 | h.example | false | false",
                "failed:https://h.example/v2/: x | h.example | true | false",
                "([https://h/v2/ | h | true | false",
                "url=https://h.example/v2/?a=b: x | h.example | true | false",
                "Get \"https://h.example/token?scope=a=b\" | h.example | false | true",
            })
    void takesUrlsApart(String text, String authority, boolean isRegistryApi, boolean isTokenService) {
        RequestUrl url = Message.read(text).lastUrl().orElseThrow();

        assertThat(url.authority()).isEqualTo(authority);
        assertThat(url.isRegistryApi()).isEqualTo(isRegistryApi);
        assertThat(url.isTokenService()).isEqualTo(isTokenService);
    }

    @ParameterizedTest
    @CsvSource({"http://h/v2/, true", "https://h/v2/, false", "x:http://h/v2/, true", "x:https://h/v2/, false"})
    void tellsPlainHttpByTheScheme(String text, boolean isPlainHttp) {
        assertThat(Message.read(text).lastUrl().orElseThrow().isPlainHttp()).isEqualTo(isPlainHttp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"://h/v2/", "ftp://h/v2/", "https://", "get https://: x"})
    void takesNothingElseForAUrl(String text) {
        assertThat(Message.read(text).urls()).isEmpty();
    }

    @Test
    void readsWordsInAnyCase() {
        assertThat(Message.read("AMAZED @ [BY] Z").says("amazed @ [by] z")).isTrue();
    }

    @Test
    void takesTheUrlBeforeAPlaceAndTheLastWithoutOne() {
        String text = "Get https://a.example/v2/: refused. Get http://b.example/v2/: timeout";
        Message message = Message.read(text);

        assertThat(message.urlBefore(text.indexOf("refused")).orElseThrow().authority())
                .isEqualTo("a.example");
        assertThat(message.urlBefore(0).orElseThrow().authority()).isEqualTo("a.example");
        assertThat(message.lastUrl().orElseThrow().authority()).isEqualTo("b.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pulling from host h.example failed | h.example",
                "pinging container registry h.example:5000: x | h.example:5000",
                "dial tcp: lookup harbor: no such host | harbor",
                "error=x host=h.example | h.example",
            })
    void findsHostsOutsideUrls(String text, String host) {
        assertThat(Message.read(text).host()).map(NamedHost::authority).hasValue(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker registry returned: x", "does not exist in the registry with id 5"})
    void takesNoWordForAHost(String text) {
        assertThat(Message.read(text).host()).isEmpty();
    }
}
