package freehold.bench;

import java.util.List;

/** {@code ./dev bench [series|lists|check]}: runs the benchmark of that name, or all. */
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted = args.length == 0 ? List.of("series", "lists", "check") : List.of(args);
        Table table = new Table();
        for (String name : wanted) {
            switch (name) {
                case "series" -> SeriesBench.run(table);
                case "lists" -> ListsBench.run(table);
                case "check" -> CheckBench.run(table);
                default ->
                    throw new IllegalArgumentException("no benchmark " + name + "; there are: series, lists, check");
            }
        }
        System.out.println(table.render());
    }
}
