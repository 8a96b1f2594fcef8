package io.github.eciregistry.internal.document;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The types of scalars without quotes. kubectl and the API server read YAML with go-yaml 2, which recognizes the
 * booleans of YAML 1.1 and the integers of Go (<a
 * href="https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go">resolve.go</a>, read 2026-12-01).
 */
final class PlainScalar {

    static final Set<String> TRUE = Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");

    static final String BINARY_TAG = "tag:yaml.org,2002:binary";

    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+"
            + "|(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?|\\.(?:inf|Inf|INF))|\\.(?:nan|NaN|NAN)");

    /** Longer sequences of digits are numbers too, but Kubernetes does not accept them. */
    private static final int MAX_NUMBER = 1_000;

    private PlainScalar() {}

    /** Returns the type of a scalar that is not null. */
    static ScalarNode.Type typeOf(String value) {
        if (value.isEmpty() || value.length() > MAX_NUMBER) {
            return ScalarNode.Type.STRING;
        }
        char first = value.charAt(0);
        boolean mayBeNumber = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
        if (mayBeNumber) {
            boolean isNumber = NUMBER.matcher(value.indexOf('_') < 0 ? value : value.replace("_", ""))
                    .matches();
            return isNumber ? ScalarNode.Type.NUMBER : ScalarNode.Type.STRING;
        }
        return isBoolean(value) ? ScalarNode.Type.BOOLEAN : ScalarNode.Type.STRING;
    }

    private static boolean isBoolean(String value) {
        return TRUE.contains(value) || FALSE.contains(value);
    }

    /** Returns the type of a scalar with a tag; with a tag that is not one of YAML's, it is a string. */
    static ScalarNode.Type typeOf(String tag, String value) {
        return switch (tag) {
            case "tag:yaml.org,2002:bool" -> isBoolean(value) ? ScalarNode.Type.BOOLEAN : ScalarNode.Type.STRING;
            case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float" -> ScalarNode.Type.NUMBER;
            case "tag:yaml.org,2002:null" -> ScalarNode.Type.NULL;
            default -> ScalarNode.Type.STRING;
        };
    }
}
