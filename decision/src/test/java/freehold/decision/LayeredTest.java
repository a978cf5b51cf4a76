package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.property.Gen;
import freehold.property.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayeredTest {
    private static final int KEYS = 400;
    private static final Gen<Map<Integer, Optional<Integer>>> CHANGES = random -> {
        Map<Integer, Optional<Integer>> changes = new HashMap<>();
        int count = random.nextInt(10) == 0 ? random.nextInt(150) : random.nextInt(6);
        for (int i = 0; i < count; i++) {
            changes.put(random.nextInt(KEYS), Gen.between(0, 9).present(55).next(random));
        }
        return changes;
    };

    @Test
    void behavesLikeAMapThroughAnyHistoryOfChanges() {
        property().forAllHistories(CHANGES.listOf(1, 80), Property.often(400, 20_000), history -> {
            Map<Integer, Integer> plain = new HashMap<>(Map.of(1, 1, 2, 2, 399, 3));
            Layered<Integer, Integer> layered = Layered.of(plain);
            for (Map<Integer, Optional<Integer>> changes : history) {
                layered = layered.with(changes);
                changes.forEach((key, value) ->
                        value.ifPresentOrElse(present -> plain.put(key, present), () -> plain.remove(key)));
                assertSame(layered, plain);
            }
        });
    }

    @Test
    void aVersionStaysWhatItWasWhateverIsMadeOfIt() {
        property().forAllHistories(CHANGES.listOf(1, 60), Property.often(100, 5_000), history -> {
            List<Layered<Integer, Integer>> versions = new ArrayList<>(List.of(Layered.of(Map.of(1, 1))));
            List<Map<Integer, Integer>> asMade = new ArrayList<>(List.of(contentOf(versions.getFirst())));
            for (Map<Integer, Optional<Integer>> changes : history) {
                Layered<Integer, Integer> from = versions.get(versions.size() / 2);
                versions.add(from.with(changes));
                asMade.add(contentOf(versions.getLast()));
            }
            for (int i = 0; i < versions.size(); i++) {
                assertThat(contentOf(versions.get(i))).isEqualTo(asMade.get(i));
            }
        });
    }

    @Test
    void changesToTheMapItWasMadeFromDontReachIt() {
        Map<Integer, Integer> source = new HashMap<>(Map.of(1, 1));
        Layered<Integer, Integer> layered = Layered.of(source);
        source.put(2, 2);
        assertSame(layered, Map.of(1, 1));
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        Layered<Integer, Integer> layered =
                Layered.<Integer, Integer>of(Map.of(1, 1)).with(Map.of(7, Optional.empty()));
        assertSame(layered, Map.of(1, 1));
    }

    @Test
    void aKeyRemovedAndSetAgainIsThereOnce() {
        Layered<Integer, Integer> layered = Layered.<Integer, Integer>of(Map.of(1, 1))
                .with(Map.of(1, Optional.empty()))
                .with(Map.of(1, Optional.of(5)));
        assertSame(layered, Map.of(1, 5));
    }

    private static void assertSame(Layered<Integer, Integer> layered, Map<Integer, Integer> plain) {
        assertThat(layered.size()).isEqualTo(plain.size());
        assertThat(contentOf(layered)).isEqualTo(plain);
        assertThat(layered.values().stream().sorted().toList())
                .isEqualTo(plain.values().stream().sorted().toList());
        for (int key = 0; key < KEYS; key++) {
            if (!layered.get(key).equals(Optional.ofNullable(plain.get(key)))) {
                throw new AssertionError("key " + key + ": " + layered.get(key) + " instead of " + plain.get(key));
            }
        }
    }

    /** What a visit finds; a key visited twice is an error. */
    private static Map<Integer, Integer> contentOf(Layered<Integer, Integer> layered) {
        Map<Integer, Integer> found = new HashMap<>();
        layered.forEach((key, value) -> assertThat(found.put(key, value)).isNull());
        return found;
    }
}
