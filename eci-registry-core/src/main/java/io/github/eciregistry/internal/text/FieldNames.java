package io.github.eciregistry.internal.text;

import java.util.Set;

/** The field names that paths in Kubernetes objects and configuration files begin with. */
final class FieldNames {

    private static final Set<String> KNOWN = Set.of(
            ("request object oldObject items metadata annotations labels spec template data jobTemplate containers"
                            + " initContainers ephemeralContainers volumes image images imagePullSecrets pod"
                            + " registry registries mirrors mirror configs config auths auth tls endpoint hosts host"
                            + " creds prefix location plugins aliases server insecure plainHttp skipVerify https")
                    .split(" "));

    private FieldNames() {}

    /** Returns the length of a path's prefix of known names and indexes, including the separator after it. */
    static int lengthOfKnown(String path) {
        int known = 0;
        while (known < path.length()) {
            int end = known;
            while (end < path.length() && Character.isLetterOrDigit(path.charAt(end))) {
                end++;
            }
            String name = path.substring(known, end);
            boolean isIndex =
                    known > 0 && path.charAt(known - 1) == '[' && name.chars().allMatch(Character::isDigit);
            if (end == path.length() || !(name.isEmpty() || isIndex || KNOWN.contains(name))) {
                return known;
            }
            if (".[]".indexOf(path.charAt(end)) < 0) {
                return known;
            }
            known = end + 1;
        }
        return known;
    }
}
