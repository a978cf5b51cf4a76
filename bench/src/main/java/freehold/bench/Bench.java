package freehold.bench;

import freehold.bench.access.AccessBench;
import java.util.List;

/** {@code ./dev bench [series|lists|check|access|access-10m]}: runs the benchmark of that name, or all. */
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted = args.length == 0 ? List.of("series", "lists", "check", "access") : List.of(args);
        Table table = new Table();
        for (String name : wanted) {
            switch (name) {
                case "series" -> SeriesBench.run(table);
                case "lists" -> ListsBench.run(table);
                case "check" -> CheckBench.run(table);
                case "access" -> AccessBench.run(table, false);
                case "access-10m" -> AccessBench.run(table, true);
                default ->
                    throw new IllegalArgumentException(
                            "no benchmark " + name + "; there are: series, lists, check, access, access-10m");
            }
        }
        System.out.println(table.render());
    }
}
