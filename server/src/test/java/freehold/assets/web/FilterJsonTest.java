package freehold.assets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.assets.model.AssetField;
import freehold.assets.model.Condition;
import freehold.assets.model.Condition.Between.Edge;
import freehold.assets.model.Filter;
import freehold.assets.model.Limits;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.Timestamps;
import freehold.kernel.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static Filter<SeenAsset> deleted(Condition condition) {
        return new Filter.Compare<>(AssetField.DELETED, condition);
    }

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void timesAreComparedAsTimes() {
        Filter<SeenAsset> at = deleted(new Condition.At(NEW_YEAR));
        assertThat(parse("{'deleted': '2026-01-01T00:00:00.00Z'}"))
                .isEqualTo(at)
                .isEqualTo(parse("{'deleted': {'eq': '2026-01-01T01:00:00+01:00'}}"));
        assertThat(parse("{'deleted': {'in': {'value': ['2026-01-01T00:00:00Z']}}}"))
                .isEqualTo(new Filter.Any<>(List.of(at)));
        assertThat(parse("{'deleted': {'before': '2026-01-01T00:00:00Z'}}"))
                .isEqualTo(deleted(new Condition.Before(NEW_YEAR)));
        assertThat(parse("{'deleted': {'after': '2026-01-01T00:00:00Z'}}"))
                .isEqualTo(deleted(new Condition.After(NEW_YEAR)));
        assertThat(parse("{'not': {'deleted': null}}"))
                .isEqualTo(new Filter.Not<>(deleted(new Condition.Is(Optional.empty()))));
    }

    @Test
    void anIntervalSaysWhichOfItsEndsBelongToIt() {
        Instant end = NEW_YEAR.plusSeconds(1);
        for (boolean first : new boolean[] {true, false}) {
            for (boolean last : new boolean[] {true, false}) {
                String interval =
                        (first ? "[" : "(") + "2026-01-01T00:00:00Z, 2026-01-01T00:00:01Z" + (last ? "]" : ")");
                Condition.Between between = new Condition.Between(new Edge(NEW_YEAR, first), new Edge(end, last));
                assertThat(parse("{'deleted': {'between': '" + interval + "'}}"))
                        .isEqualTo(deleted(between));
                assertThat(between.holds(List.of(Timestamps.text(NEW_YEAR)))).isEqualTo(first);
                assertThat(between.holds(List.of(Timestamps.text(end)))).isEqualTo(last);
                assertThat(between.holds(List.of(Timestamps.text(NEW_YEAR.plusMillis(1)))))
                        .isTrue();
                assertThat(between.holds(List.of())).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'deleted': 'yesterday'}                                          | needs a time
                    {'deleted': {'before': '2026-01-01'}}                             | needs a time
                    {'deleted': {'after': '2026-01-01T00:00:00'}}                     | needs a time
                    {'deleted': {'after': '2026-13-01T00:00:00Z'}}                    | needs a time
                    {'deleted': {'after': '+12026-01-01T00:00:00Z'}}                  | needs a time
                    {'deleted': {'after': '0000-12-31T00:00:00Z'}}                    | needs a time
                    {'deleted': {'after': '2026-01-01T00:00:00.0000001Z'}}            | microseconds
                    {'deleted': {'between': '2026-01-01T00:00:00Z'}}                  | interval
                    {'deleted': {'between': '[2026-01-01T00:00:00Z)'}}                | interval
                    {'deleted': {'between': ['2026-01-01T00:00:00Z']}}                | needs a text
                    {'deleted': {'between': '[a, b)'}}                                | needs a time
                    {'deleted': {'contains': '2026'}}                                 | contains
                    {'deleted': {'in': '2026-01-01T00:00:00Z'}}                       | list
                    {'name': {'before': '2026-01-01T00:00:00Z'}}                      | before
                    {'name': {'between': '[2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z]'}} | between
                    {'name': {'matches': 'x'}}                                        | matches
                    {'name': 7}                                                       | needs a text
                    {'name': ['x']}                                                   | needs a text
                    {'name': {'in': {'value': [null]}}}                               | needs a text
                    {'name': {'in': 'x'}}                                             | list
                    {'name': {'contains': null}}                                      | needs a text
                    {'and': 'x'}                                                      | object
                    {'not': ['x']}                                                    | object
                    {'name': 'x', 'name': 'y'}                                        | twice
                    {'name'                                                           | JSON
                    ['x']                                                             | object
                    7                                                                 | object
                    """)
    void whatMakesNoSenseIsRefusedWithAReason(String filter, String named) {
        refused(filter, named);
    }

    @Test
    void nestingIsCountedHoweverDeep() {
        refused("{'not':".repeat(900), "20 levels");
        refused("[".repeat(7_000), "20 levels");
        refused("{'x':" + "[".repeat(90), "20 levels");
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
