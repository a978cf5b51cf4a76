package freehold.property;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Makes random values. From equal randomness it makes equal values. */
@FunctionalInterface
public interface Gen<T> {

    T next(RandomGenerator random);

    /** Both edges included. */
    static Gen<Integer> between(int least, int most) {
        return random -> random.nextInt(least, most + 1);
    }

    /** A number to take modulo the size of whatever is there to choose from when a command runs. */
    static Gen<Integer> choice() {
        return between(0, 1 << 20);
    }

    static Gen<Boolean> percent(int likely) {
        return random -> random.nextInt(100) < likely;
    }

    static <T> Gen<T> pick(List<T> values) {
        return random -> values.get(random.nextInt(values.size()));
    }

    static <T> Gen<Set<T>> subset(List<T> values, int percentEach) {
        return random -> {
            Set<T> chosen = new HashSet<>();
            values.forEach(value -> {
                if (random.nextInt(100) < percentEach) {
                    chosen.add(value);
                }
            });
            return chosen;
        };
    }

    /** One generator out of several, each as likely as its weight says. */
    static <T> Gen<T> weighted(List<Weighted<? extends T>> parts) {
        int total = parts.stream().mapToInt(Weighted::weight).sum();
        return random -> {
            int ticket = random.nextInt(total);
            for (Weighted<? extends T> part : parts) {
                ticket -= part.weight();
                if (ticket < 0) {
                    return part.gen().next(random);
                }
            }
            throw new IllegalStateException("the weights don't add up");
        };
    }

    record Weighted<T>(int weight, Gen<T> gen) {}

    default <R> Gen<R> map(Function<? super T, ? extends R> change) {
        return random -> change.apply(next(random));
    }

    default Gen<Optional<T>> present(int percent) {
        return random -> random.nextInt(100) < percent ? Optional.of(next(random)) : Optional.empty();
    }

    default Gen<List<T>> listOf(int least, int most) {
        return random -> {
            int size = random.nextInt(least, most + 1);
            List<T> values = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                values.add(next(random));
            }
            return values;
        };
    }
}
