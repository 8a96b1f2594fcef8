package io.github.eciregistry.policy;

import java.util.Random;

/** Patterns and registries from a small world, so that they often match, in several ways at once. */
final class RandomRegistries {

    private static final int[] OCTETS = {0, 1, 10, 127, 128, 192, 255};

    private final Random random;
    private final int labels;

    RandomRegistries(Random random, int labels) {
        this.random = random;
        this.labels = labels;
    }

    String pattern() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> host() + port();
            case 2, 3 -> "*." + domain(1 + random.nextInt(4)) + port();
            case 4 -> ipv4() + "/" + random.nextInt(33) + port();
            default -> "[" + ipv6() + "]/" + random.nextInt(129) + port();
        };
    }

    String registry() {
        return host() + port();
    }

    private String host() {
        return switch (random.nextInt(4)) {
            case 0 -> ipv4();
            case 1 -> "[" + ipv6() + "]";
            default -> domain(2 + random.nextInt(4));
        };
    }

    private String domain(int count) {
        StringBuilder domain = new StringBuilder();
        for (int i = 0; i < count; i++) {
            char label = (char) ((random.nextInt(8) == 0 ? 'A' : 'a') + random.nextInt(labels));
            domain.append(i == 0 ? "" : ".").append(label);
        }
        return domain.toString();
    }

    private String port() {
        return switch (random.nextInt(3)) {
            case 0 -> ":80";
            case 1 -> ":5000";
            default -> "";
        };
    }

    private String ipv4() {
        return octet() + "." + octet() + "." + octet() + "." + octet();
    }

    private int octet() {
        return OCTETS[random.nextInt(OCTETS.length)];
    }

    private String ipv6() {
        byte[] address = new byte[16];
        address[0] = (byte) 0xFD;
        for (int i = 1; i < address.length; i++) {
            address[i] = (byte) (random.nextInt(3) == 0 ? octet() : 0);
        }
        return ipv6(address);
    }

    static String ipv6(byte[] address) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < address.length; i += 2) {
            int group = ((address[i] & 0xFF) << 8) | (address[i + 1] & 0xFF);
            text.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
        }
        return text.toString();
    }
}
