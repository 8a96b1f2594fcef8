package io.github.eciregistry.annotation;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.CharUtils;
import org.jspecify.annotations.Nullable;

/**
 * Parses one registry of an annotation value. ECI's documentation allows only registries as written in the images;
 * other spellings most likely have no effect, so each common mistake has its own code.
 */
final class RegistryElement {

    private static final String PLACEHOLDER = "a placeholder of the documentation";

    /**
     * The first characters of template placeholders. Whitespace after them, as in {@code {{ .x }}}, does not count as
     * whitespace in the value.
     */
    private static final String TEMPLATE_CHARACTERS = "{$<";

    private final String text;

    private RegistryElement(String text) {
        this.text = text;
    }

    /**
     * Parses a registry.
     *
     * @throws InvalidInputException with one problem if the text is not a registry, or is a placeholder such as {@code
     *     192.168.XX.XX:5000}, which matches the grammar
     */
    static Registry parse(String text) {
        Problem problem;
        try {
            Registry registry = Registry.parse(text);
            problem = new RegistryElement(text).maskedAddress();
            if (problem == null) {
                return registry;
            }
        } catch (InvalidInputException e) {
            problem = new RegistryElement(text).problem(e.problems().get(0));
        }
        throw new InvalidInputException(problem);
    }

    /**
     * Parses explicitly listed registries, none of which may be Docker Hub.
     *
     * @throws InvalidInputException with a problem for each invalid text
     */
    static List<Registry> parseAll(String... texts) {
        List<Registry> registries = new ArrayList<>(texts.length);
        List<Problem> problems = new ArrayList<>(0);
        for (String text : texts) {
            try {
                Registry registry = parse(text);
                if (registry.isDockerHub()) {
                    String message = "expected a self-managed registry, found Docker Hub " + Problem.quote(text);
                    problems.add(Problem.of(ProblemCode.DOCKER_HUB, text, message));
                }
                registries.add(registry);
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return registries;
    }

    static boolean isRegistry(String text) {
        try {
            parse(text);
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private @Nullable Problem maskedAddress() {
        int mask = text.indexOf(".XX");
        for (int i = 0; i < mask; i++) {
            if (text.charAt(i) != '.' && !CharUtils.isAsciiNumeric(text.charAt(i))) {
                return null;
            }
        }
        return mask < 0 ? null : found(PLACEHOLDER, ProblemCode.REGISTRY_IS_PLACEHOLDER, mask + 1);
    }

    private Problem problem(Problem refusal) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (TEMPLATE_CHARACTERS.indexOf(c) >= 0) {
                return refusal;
            }
            if (Characters.isFullWidth(c)) {
                return withHintOf(refusal, found("'" + c + "' in full width", ProblemCode.FULL_WIDTH_CHARACTER, i));
            }
            if (Characters.isBlank(c)) {
                return withHintOf(refusal, found("whitespace", ProblemCode.BLANK_IN_REGISTRY, i));
            }
            if (c == '*') {
                return text.startsWith("**", i)
                        ? found(PLACEHOLDER, ProblemCode.REGISTRY_IS_PLACEHOLDER, i)
                        : found("a wildcard, which only policies support", ProblemCode.REGISTRY_HAS_WILDCARD, i);
            }
        }
        int slash = text.indexOf('/');
        return isBlock(slash)
                ? found("a CIDR block, which only policies support", ProblemCode.REGISTRY_IS_CIDR, slash)
                : refusal;
    }

    private static Problem withHintOf(Problem refusal, Problem problem) {
        return refusal.hint().map(problem::withHint).orElse(problem);
    }

    private Problem found(String found, ProblemCode code, int offset) {
        String message = "invalid registry " + Problem.quote(text) + " at " + offset
                + ": expected host or host:port as in the image, found " + found;
        return Problem.of(code, text, message).atOffset(offset);
    }

    /** Checks whether the text consists of address characters, a slash and a number. */
    private boolean isBlock(int slash) {
        boolean isIpv6 = text.indexOf(':') != text.lastIndexOf(':');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isOfAddress = isIpv6 ? "[:]".indexOf(c) >= 0 || Character.digit(c, 16) >= 0 : c == '.';
            if (!CharUtils.isAsciiNumeric(c) && i != slash && (i > slash || !isOfAddress)) {
                return false;
            }
        }
        return slash > 0 && slash + 1 < text.length();
    }
}
