package io.github.eciregistry.docs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page. The first word behind the fence is its language, which code hosts highlight; the others are
 * for these tests and are not shown:
 *
 * <table>
 * <caption>Words behind a fence</caption>
 * <tr><td>{@code title=policy.yaml}</td><td>the content of a file that the page's commands find</td></tr>
 * <tr><td>{@code output}</td><td>what the commands before it print; {@code …} stands for any text</td></tr>
 * <tr><td>{@code exit=1}</td><td>the exit code of the commands, else 0</td></tr>
 * <tr><td>{@code prints="kubectl get pods"}</td><td>what a command prints that is not ours</td></tr>
 * <tr><td>{@code region=name}</td><td>a part of the examples, quoted</td></tr>
 * <tr><td>{@code script}</td><td>the configuration of a CI system whose script is run</td></tr>
 * <tr><td>{@code bad}, {@code good}</td><td>a manifest with and without a finding</td></tr>
 * </table>
 *
 * @param language the language, empty if there is none
 * @param words what follows the language
 * @param text the content, each line ended
 * @param section the anchor of the heading above, empty before the first
 * @param place the page and the line, for messages
 */
record Fence(String language, String words, String text, String section, String place) {

    /** Returns whether a word stands behind the fence. */
    boolean has(String word) {
        return (" " + words + " ").contains(" " + word + " ");
    }

    /** Returns the value of a word of the form {@code name=value} or {@code name="value"}. */
    Optional<String> value(String name) {
        Matcher word =
                Pattern.compile("(?:^| )" + name + "=(?:\"([^\"]*)\"|(\\S+))").matcher(words);
        return word.find() ? Optional.of(word.group(1) == null ? word.group(2) : word.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return place;
    }
}
