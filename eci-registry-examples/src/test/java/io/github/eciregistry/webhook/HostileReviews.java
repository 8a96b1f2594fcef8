package io.github.eciregistry.webhook;

import io.github.eciregistry.admission.RegistryAdmission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reviews of the largest size whose parts take as much memory as they can. */
final class HostileReviews {

    private static final int SIZE = RegistryAdmission.DEFAULT_MAXIMUM_SIZE;
    private static final String START =
            "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":"
                    + "{\"uid\":\"705ab4f5\",\"kind\":{\"group\":\"\",\"kind\":\"Pod\"},\"operation\":\"CREATE\",\"object\":";
    private static final String END = "}}";

    private HostileReviews() {}

    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("containers that are numbers", filled("{\"spec\":{\"containers\":[", "1", "]}}"));
        all.put("280,000 annotations", counted("{\"metadata\":{\"annotations\":{", "\"%d\":\"\"", "}}}", 280_000));
        all.put(
                "annotations that are numbers",
                counted("{\"metadata\":{\"annotations\":{", "\"%d\":1", "}}}", 280_000));
        all.put("labels that are numbers", counted("{\"metadata\":{\"labels\":{", "\"%d\":1", "}}}", 280_000));
        all.put("images", filled("{\"spec\":{\"containers\":[", "{\"image\":\"a\"}", "]}}"));
        all.put("invalid images", filled("{\"spec\":{\"containers\":[", "{\"image\":\"A/\"}", "]}}"));
        all.put(
                "images with names of secrets",
                filled("{\"spec\":{\"containers\":[", "{\"image\":\"" + "password=".repeat(6_600) + "\"}", "]}}"));
        all.put(
                "registries",
                counted("{\"spec\":{\"containers\":[", "{\"image\":\"192.168.1.10:%d/a\"}", "]}}", 115_000));
        all.put("tolerations that are numbers", filled("{\"spec\":{\"tolerations\":[", "{\"key\":1}", "]}}"));
        all.put("one image", padded("{\"spec\":{\"containers\":[{\"image\":\"", "a", "\"}]}}"));
        all.put("one image beyond ASCII", padded("{\"spec\":{\"containers\":[{\"image\":\"", "é", "\"}]}}"));
        all.put("whitespace", padded("{}", " ", ""));
        all.put(
                "a uid",
                padded("{}", " ", "")
                                .replaceFirst("705ab4f5", "u".repeat(SIZE / 2))
                                .substring(0, SIZE - 2)
                        + END);
        return all;
    }

    private static String filled(String start, String item, String end) {
        int count = (SIZE - START.length() - start.length() - end.length() - END.length()) / (item.length() + 1);
        return START + start + (item + ",").repeat(count - 1) + item + end + END;
    }

    private static String padded(String start, String fill, String end) {
        int room = SIZE - START.length() - start.length() - end.length() - END.length();
        int size = fill.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return START + start + fill.repeat(room / size) + end + END;
    }

    private static String counted(String start, String item, String end, int count) {
        return START
                + start
                + IntStream.range(0, count).mapToObj(item::formatted).collect(Collectors.joining(","))
                + end
                + END;
    }
}
