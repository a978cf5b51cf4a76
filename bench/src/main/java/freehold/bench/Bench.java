package freehold.bench;

import freehold.bench.access.AccessBench;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./dev bench [telemetry|lists|check|access|access-10m|imports|flood|soak [--minutes 10]]}: runs the benchmark of
 * that name, or those of telemetry, lists, checks and access.
 */
public final class Bench {
    private static final int SOAK_MINUTES = 10;
    /** The tokens of a run last half an hour. */
    private static final int MOST_MINUTES = 25;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted = new ArrayList<>(List.of(args));
        int minutes = minutes(wanted);
        if (wanted.isEmpty()) {
            wanted.addAll(List.of("telemetry", "lists", "check", "access"));
        }
        Table table = new Table(System.out);
        for (String name : wanted) {
            switch (name) {
                case "telemetry" -> TelemetryBench.run(table);
                case "lists" -> ListsBench.run(table);
                case "check" -> CheckBench.run(table);
                case "access" -> AccessBench.run(table, false);
                case "access-10m" -> AccessBench.run(table, true);
                case "imports" -> ImportBench.run(table);
                case "flood" -> FloodBench.run(table);
                case "soak" -> SoakBench.run(table, minutes);
                default ->
                    throw new IllegalArgumentException("no benchmark " + name
                            + "; there are: telemetry, lists, check, access, access-10m, imports, flood, soak");
            }
        }
    }

    /** Takes the option and its value out of the names. */
    private static int minutes(List<String> wanted) {
        int at = wanted.indexOf("--minutes");
        if (at < 0) {
            return SOAK_MINUTES;
        }
        wanted.remove(at);
        int minutes = at < wanted.size() ? Integer.parseInt(wanted.remove(at)) : 0;
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("--minutes takes a number from 1 to " + MOST_MINUTES);
        }
        return minutes;
    }
}
