package freehold.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result, as a table of Markdown. */
public final class Table {
    private final List<String> rows = new ArrayList<>();

    /**
     * One measurement.
     *
     * @param ratio to the floor, or empty where the row is the floor itself
     */
    public void row(String what, String value, String ratio) {
        rows.add("| " + what + " | " + value + " | " + ratio + " |");
    }

    String render() {
        String head = "\n| what | measured | to the floor |\n|---|---|---|\n";
        return machine() + head + String.join("\n", rows) + "\n";
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
