package freehold.bench;

import java.io.PrintStream;
import java.util.Locale;

/** The result, as a table of Markdown; written row by row, for some take minutes. */
public final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
        out.print(machine() + "\n| what | measured | to the floor |\n|---|---|---|\n");
    }

    /**
     * One measurement.
     *
     * @param ratio to the floor, or empty where the row is the floor itself
     */
    public void row(String what, String value, String ratio) {
        out.println("| " + what + " | " + value + " | " + ratio + " |");
    }

    private static String machine() {
        return "Machine: %d cores, %s, Java %s.%n"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }

    public static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f×", ratio);
    }

    public static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
