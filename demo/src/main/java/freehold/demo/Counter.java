package freehold.demo;

import java.io.Console;
import java.util.Optional;

/** Says how far a long step has come: on a terminal in one line that grows, elsewhere in a line now and then. */
final class Counter {
    private static final int STRIDE = 5_000;
    private static final boolean TERMINAL =
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();

    private final String step;
    private final int total;
    private int done;

    Counter(String step, int total) {
        this.step = step;
        this.total = total;
    }

    void add(int more) {
        boolean worthALine = done / STRIDE != (done + more) / STRIDE || done + more == total;
        done += more;
        if (TERMINAL) {
            System.out.printf("\r  %s: %,d of %,d%s", step, done, total, done == total ? "%n".formatted() : "");
        } else if (worthALine) {
            System.out.printf("  %s: %,d of %,d%n", step, done, total);
        }
    }
}
