package io.github.eciregistry.benchmarks;

import java.util.List;

/** Gives a parser hostile inputs, from one of them on, in a process that may be ended at any time. */
final class HostileProcess {

    private static final int WARM_UP = 10;

    private HostileProcess() {}

    /** Prints, for each input and length, how long the parser took and how it ended. */
    public static void main(String[] args) {
        Peer peer = Peer.valueOf(args[0]);
        List<String> references =
                Corpus.MANIFESTS.references().stream().filter(peer::accepts).toList();
        for (int i = 0; i < WARM_UP; i++) {
            references.forEach(peer::parse);
            Corpus.INVALID.forEach(peer::accepts);
        }
        HostileInput[] inputs = HostileInput.values();
        for (int i = HostileInput.valueOf(args[1]).ordinal(); i < inputs.length; i++) {
            for (int length : inputs[i].lengths()) {
                String text = inputs[i].text(length);
                System.out.println("start");
                long start = System.nanoTime();
                String end = end(peer, text);
                System.out.println(System.nanoTime() - start + " " + end);
            }
        }
    }

    private static String end(Peer peer, String text) {
        try {
            peer.parse(text);
            return "accepted";
        } catch (NullPointerException | IndexOutOfBoundsException | StackOverflowError | OutOfMemoryError e) {
            return e.getClass().getSimpleName();
        } catch (RuntimeException e) {
            return "refused";
        }
    }
}
