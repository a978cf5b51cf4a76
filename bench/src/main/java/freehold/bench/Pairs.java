package freehold.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Two calls in turn, each time one after the other: what one costs of the other, whatever else the machine does. */
record Pairs(Latencies one, Latencies other, List<Double> ratios) {
    private static final double DEVIATIONS = 1.96;

    static Pairs of(int pairs, Callable<?> one, Callable<?> other) throws Exception {
        Latencies ones = Latencies.of(pairs / 10, 0, one);
        Latencies others = Latencies.of(pairs / 10, 0, other);
        double[] ratios = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            boolean swapped = i % 2 == 1;
            long first = swapped ? others.time(other) : ones.time(one);
            long second = swapped ? ones.time(one) : others.time(other);
            ratios[i] = swapped ? (double) first / second : (double) second / first;
        }
        return new Pairs(ones, others, Arrays.stream(ratios).sorted().boxed().toList());
    }

    /** The median of the pairs' ratios, other to one, and where it lies with 95 % confidence (by order). */
    String ratio() {
        int half = ratios.size() / 2;
        int off = (int) Math.ceil(DEVIATIONS * Math.sqrt(ratios.size()) / 2);
        return String.format(
                Locale.ROOT,
                "%.3f [%.3f, %.3f]",
                ratios.get(half),
                ratios.get(Math.max(0, half - off)),
                ratios.get(Math.min(ratios.size() - 1, half + off)));
    }
}
