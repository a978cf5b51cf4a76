package freehold.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Tries a statement on many random cases. Each case has a seed of its own, which a failure names:
 * {@code -Dfreehold.seed=…} makes that case the first one.
 */
public final class Property {
    /** Whether far more cases than usual are wanted: {@code -Dfreehold.long=true}. */
    public static final boolean LONG = Boolean.getBoolean("freehold.long");

    /** For the analysis of mutants, which runs each test hundreds of times and asks only whether it fails. */
    private static final boolean FEW = Boolean.getBoolean("freehold.few");

    private static final long FIRST_SEED = Long.getLong("freehold.seed", new Random().nextInt(1_000_000_000));
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final int SHRINKING_RUNS = FEW ? 0 : 5_000;

    static {
        System.out.println("random cases start at seed " + FIRST_SEED + "; repeat: -Dfreehold.seed=" + FIRST_SEED);
    }

    private final long firstSeed;

    private Property(long firstSeed) {
        this.firstSeed = firstSeed;
    }

    /** How often to try: as usual, or as often as in the long run. */
    public static int often(int usual, int atLength) {
        return LONG ? atLength : FEW ? Math.max(usual / 10, Math.min(usual, 40)) : usual;
    }

    public static Property property() {
        return new Property(FIRST_SEED);
    }

    static Property startingAt(long seed) {
        return new Property(seed);
    }

    /** Cases one after the other while more are wanted. */
    public <T> void forAll(Gen<T> cases, BooleanSupplier more, Consumer<T> holds) {
        for (long seed = firstSeed; more.getAsBoolean(); seed += STEP) {
            T value = cases.next(randomness(seed));
            try {
                holds.accept(value);
            } catch (RuntimeException | AssertionError failure) {
                throw failed(seed, "for " + value, failure);
            }
        }
    }

    public <T> void forAll(Gen<T> cases, int runs, Consumer<T> holds) {
        forAll(cases, counting(runs), holds);
    }

    /** Histories of commands; of one that fails, the shortest that still fails is reported. */
    public <C> void forAllHistories(Gen<List<C>> histories, BooleanSupplier more, Consumer<List<C>> holds) {
        for (long seed = firstSeed; more.getAsBoolean(); seed += STEP) {
            List<C> history = histories.next(randomness(seed));
            if (failureOf(holds, history).isPresent()) {
                List<C> shortest = shortened(history, holds);
                Throwable failure = failureOf(holds, shortest)
                        .orElseGet(() -> new IllegalStateException("the history fails only sometimes"));
                throw failed(seed, described(shortest, history.size()), failure);
            }
        }
    }

    public <C> void forAllHistories(Gen<List<C>> histories, int runs, Consumer<List<C>> holds) {
        forAllHistories(histories, counting(runs), holds);
    }

    private static BooleanSupplier counting(int runs) {
        int[] left = {runs};
        return () -> left[0]-- > 0;
    }

    private static RandomGenerator randomness(long seed) {
        return new Random(seed);
    }

    private static <C> Optional<Throwable> failureOf(Consumer<List<C>> holds, List<C> history) {
        try {
            holds.accept(history);
            return Optional.empty();
        } catch (RuntimeException | AssertionError failure) {
            return Optional.of(failure);
        }
    }

    /** Leaves out ever smaller pieces for as long as the rest still fails. */
    private static <C> List<C> shortened(List<C> failing, Consumer<List<C>> holds) {
        List<C> shortest = failing;
        int runsLeft = SHRINKING_RUNS;
        for (int piece = Math.max(1, failing.size() / 2); piece > 0 && runsLeft > 0; ) {
            boolean shorter = false;
            for (int from = 0; from < shortest.size() && runsLeft > 0; runsLeft--) {
                List<C> rest = new ArrayList<>(shortest.subList(0, from));
                rest.addAll(shortest.subList(Math.min(from + piece, shortest.size()), shortest.size()));
                if (failureOf(holds, rest).isPresent()) {
                    shortest = rest;
                    shorter = true;
                } else {
                    from += piece;
                }
            }
            piece = shorter && piece == 1 ? 1 : piece / 2;
        }
        return shortest;
    }

    private static AssertionError failed(long seed, String where, Throwable failure) {
        return new AssertionError(
                "fails " + where + "\nrepeat: -Dfreehold.seed=" + seed + "\n" + failure.getMessage(), failure);
    }

    private static <C> String described(List<C> shortest, int before) {
        StringBuilder text = new StringBuilder("after these " + shortest.size() + " of " + before + " commands:");
        shortest.forEach(command -> text.append("\n  ").append(command));
        return text.toString();
    }
}
