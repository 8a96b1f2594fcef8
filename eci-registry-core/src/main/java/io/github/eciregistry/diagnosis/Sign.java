package io.github.eciregistry.diagnosis;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Something that shows a cause in a message. */
@FunctionalInterface
interface Sign {

    /** Returns the offset of the sign in the words of a message, or -1. */
    int find(Message message);

    /** Matches one of several phrases, in lower case and one per line, at the start of a word. */
    static Sign any(String phrases) {
        List<Phrase> list = phrases.lines().map(Phrase::new).toList();
        return message -> {
            for (Phrase phrase : list) {
                int index = message.find(phrase);
                if (index >= 0) {
                    return index;
                }
            }
            return -1;
        };
    }

    /** A first phrase and all the others, in any order. */
    static Sign all(String first, String... others) {
        List<Phrase> list = Stream.of(others).map(Phrase::new).toList();
        return any(first).where(message -> list.stream().allMatch(phrase -> message.find(phrase) >= 0));
    }

    /** An HTTP status within a range. */
    static Sign status(int from, int to) {
        return message -> message.status()
                .filter(status -> status.code() >= from && status.code() <= to)
                .map(HttpStatus::index)
                .orElse(-1);
    }

    /** An HTTP status. */
    static Sign status(int code) {
        return status(code, code);
    }

    /** Restricts this sign to messages that also fulfill a condition. */
    default Sign where(Predicate<Message> condition) {
        return message -> {
            int index = find(message);
            return index >= 0 && condition.test(message) ? index : -1;
        };
    }

    /** This sign where the request that failed is of a kind. */
    default Sign whereUrl(Predicate<RequestUrl> condition) {
        return message -> {
            int index = find(message);
            return index >= 0 && message.urlBefore(index).filter(condition).isPresent() ? index : -1;
        };
    }
}
