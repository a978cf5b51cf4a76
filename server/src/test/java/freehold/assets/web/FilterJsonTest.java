package freehold.assets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.assets.model.AssetField;
import freehold.assets.model.Condition;
import freehold.assets.model.Filter;
import freehold.assets.model.Limits;
import freehold.assets.model.SeenAsset;
import freehold.kernel.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterJsonTest {

    private static Filter<SeenAsset> parse(String text) {
        return FilterJson.parse(text.replace('\'', '"'), Arrays.stream(AssetField.values()));
    }

    private static Filter<SeenAsset> is(AssetField field, String value) {
        return new Filter.Compare<>(field, new Condition.Is(Optional.of(value)));
    }

    @Test
    void aValueAloneMeansEquality() {
        assertThat(parse("{'name': 'x'}"))
                .isEqualTo(is(AssetField.NAME, "x"))
                .isEqualTo(parse("{'name': {'eq': 'x'}}"));
        assertThat(parse("{'deleted': null}"))
                .isEqualTo(new Filter.Compare<>(AssetField.DELETED, new Condition.Is(Optional.empty())))
                .isEqualTo(parse("{'deleted': {'eq': null}}"));
    }

    @Test
    void severalMembersHoldTogether() {
        assertThat(parse("{'name': 'x', 'typeId': 'y'}"))
                .isEqualTo(new Filter.All<>(List.of(is(AssetField.NAME, "x"), is(AssetField.TYPE_ID, "y"))));
        assertThat(parse("{'or': {'name': 'x', 'typeId': 'y'}}"))
                .isEqualTo(new Filter.Any<>(List.of(is(AssetField.NAME, "x"), is(AssetField.TYPE_ID, "y"))))
                .isEqualTo(parse("{'or': [{'name': 'x'}, {'typeId': 'y'}]}"));
        assertThat(parse("{'name': {'or': [{'eq': 'x'}, {'eq': 'y'}]}}"))
                .isEqualTo(new Filter.Any<>(List.of(is(AssetField.NAME, "x"), is(AssetField.NAME, "y"))));
        assertThat(parse("{'name': {'in': {'value': ['x', 'y']}}}"))
                .isEqualTo(new Filter.Compare<>(AssetField.NAME, new Condition.OneOf(Set.of("x", "y"))));
    }

    @Test
    void namesNobodyKnowsAreIgnored() {
        for (String filter :
                List.of("{}", "{'colour': 'red'}", "{'not': {'colour': 'red'}}", "{'or': {'colour': 1}}")) {
            assertThat(parse(filter)).as(filter).isEqualTo(Filter.everything());
        }
        assertThat(parse("{'or': {'colour': 'red', 'name': 'x'}}"))
                .isEqualTo(new Filter.Any<>(List.of(is(AssetField.NAME, "x"))));
    }

    @Test
    void limitsHoldAtTheirEdges() {
        accepted("{'or': [" + "{'name': 'x'},".repeat(Limits.FILTER_COMPARISONS - 1) + "{'name': 'x'}]}");
        refused("{'or': [" + "{'name': 'x'},".repeat(Limits.FILTER_COMPARISONS) + "{'name': 'x'}]}", "100");
        String frame = "{'name': ''}";
        accepted("{'name': '" + "x".repeat(Limits.FILTER - frame.length()) + "'}");
        refused("{'name': '" + "x".repeat(Limits.FILTER - frame.length() + 1) + "'}", "8000");
        accepted(nested(Limits.FILTER_DEPTH - 2));
        refused(nested(Limits.FILTER_DEPTH - 1), "20");
    }

    /** A comparison is on two levels: the field's and its value's. */
    private static String nested(int nots) {
        return "{'not': ".repeat(nots) + "{'name': 'x'}" + "}".repeat(nots);
    }

    private static void accepted(String filter) {
        assertThatCode(() -> parse(filter)).doesNotThrowAnyException();
    }

    private static void refused(String filter, String named) {
        assertThatThrownBy(() -> parse(filter))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(named);
    }
}
