package freehold.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyTest {
    private static final Gen<List<Integer>> LISTS = Gen.between(0, 99).listOf(50, 200);

    @Test
    void equalSeedsMakeEqualCases() {
        assertThat(casesFrom(7)).isEqualTo(casesFrom(7)).isNotEqualTo(casesFrom(8));
    }

    @Test
    void casesOfOneRunDiffer() {
        assertThat(casesFrom(7)).doesNotHaveDuplicates();
    }

    private static List<List<Integer>> casesFrom(long seed) {
        List<List<Integer>> cases = new ArrayList<>();
        Property.startingAt(seed).forAll(LISTS, 5, cases::add);
        return cases;
    }

    @Test
    void aFailingHistoryIsReportedWithoutTheCommandsThatDontMatter() {
        assertThatThrownBy(() -> Property.startingAt(1).forAllHistories(LISTS, 1_000, PropertyTest::noTwoAbove95))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("after these 2 of ")
                .hasMessageContaining("two above 95");
    }

    private static void noTwoAbove95(List<Integer> numbers) {
        assertThat(numbers.stream().filter(number -> number > 95).count())
                .as("two above 95")
                .isLessThan(2);
    }

    @Test
    void aFailureNamesTheSeedThatRepeatsIt() {
        String message = assertThatThrownBy(() -> Property.startingAt(3)
                        .forAll(
                                Gen.between(0, 99),
                                10_000,
                                number -> assertThat(number).isNotEqualTo(42)))
                .actual()
                .toString();
        assertThat(message).contains("for 42");
        long seed = Long.parseLong(message.replaceAll("(?s).*-Dfreehold.seed=(-?\\d+).*", "$1"));
        List<Integer> repeated = new ArrayList<>();
        Property.startingAt(seed).forAll(Gen.between(0, 99), 1, repeated::add);
        assertThat(repeated).containsExactly(42);
    }
}
