package freehold.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose an asset is stays known when most of the others have gone. */
class OwnersTest {
    private static final int MANY = 120_000;
    private static final TenantId TENANT = new TenantId("alpha");

    @Test
    void whatIsLeftOfALargeTreeIsFoundAndWhatHasGoneIsNot() {
        TenantFacts large = TenantFacts.of(
                TENANT, 1, IntStream.range(0, MANY).mapToObj(OwnersTest::asset).toList(), List.of());
        World before = World.of(List.of(large));
        Map<AssetId, Optional<AssetFact>> gone = new HashMap<>();
        IntStream.range(1, MANY).forEach(i -> gone.put(Facts.id(i), Optional.empty()));
        World after = before.with(Map.of(TENANT, Optional.of(large.with(2, gone, Map.of()))));
        World grown = after.with(Map.of(
                TENANT,
                Optional.of(after.tenant(TENANT)
                        .orElseThrow()
                        .with(3, Map.of(Facts.id(MANY), Optional.of(asset(MANY))), Map.of()))));

        assertThat(owned(before)).isEqualTo(MANY);
        assertThat(owned(after)).isEqualTo(1);
        assertThat(owned(grown)).isEqualTo(2);
        assertThat(grown.ownerAmong(Set.of(), Facts.id(0))).isEmpty();
    }

    private static long owned(World world) {
        return IntStream.rangeClosed(0, MANY)
                .filter(i -> world.ownerAmong(Set.of(TENANT), Facts.id(i)).isPresent())
                .count();
    }

    private static AssetFact asset(int number) {
        return new AssetFact(
                Facts.id(number),
                number == 0 ? Optional.empty() : Optional.of(Facts.id(0)),
                Optional.empty(),
                AssetFact.Kind.OTHER);
    }
}
