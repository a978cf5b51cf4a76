package freehold.events.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.events.model.EventField;
import freehold.events.model.EventFilter;
import freehold.events.model.EventFilter.Bound;
import freehold.kernel.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterJsonTest {

    @Test
    void membersHoldTogetherAndUnknownOnesAreIgnored() {
        assertThat(EventFilterJson.parse("{\"severity\": 20, \"colour\": \"red\", \"code\": null}"))
                .isEqualTo(new EventFilter.All(List.of(
                        new EventFilter.OneOf(EventField.SEVERITY, List.of(20)),
                        new EventFilter.Missing(EventField.CODE))));
    }

    @Test
    void aBracketTakesItsEndAlongAndAParenthesisDoesNot() {
        EventFilter both = EventFilterJson.parse(
                "{\"timestamp\": {\"between\": \"[2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z)\"}}");
        assertThat(both)
                .isEqualTo(new EventFilter.All(List.of(new EventFilter.All(List.of(new EventFilter.All(List.of(
                        new Bound(Bound.Side.FROM, Instant.parse("2026-01-01T00:00:00Z")),
                        new Bound(Bound.Side.BEFORE, Instant.parse("2026-01-02T00:00:00Z")))))))));
    }

    @Test
    void alternativesThatAreAllUnknownRefuseNothing() {
        EventFilter none = new EventFilter.All(List.of());
        assertThat(EventFilterJson.parse("{\"or\": {\"colour\": \"red\"}}")).isEqualTo(none);
        assertThat(EventFilterJson.parse("{\"not\": {\"colour\": \"red\"}}")).isEqualTo(none);
    }

    @Test
    void whetherTimeIsAskedForIsFoundAtAnyDepth() {
        String time =
                "{\"or\": [{\"code\": \"x\"}, {\"not\": {\"timestamp\": {\"after\": \"2026-01-01T00:00:00Z\"}}}]}";
        assertThat(EventFilterJson.parse(time).asksFor(EventField.TIMESTAMP)).isTrue();
        assertThat(EventFilterJson.parse(time).asksFor(EventField.CODE)).isTrue();
        assertThat(EventFilterJson.parse(time).asksFor(EventField.SOURCE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "7",
                "{\"code\": 7}",
                "{\"severity\": \"20\"}",
                "{\"severity\": 20.5}",
                "{\"severity\": 99999999999}",
                "{\"acknowledged\": \"true\"}",
                "{\"timestamp\": \"yesterday\"}",
                "{\"timestamp\": {\"after\": 7}}",
                "{\"timestamp\": {\"between\": \"2026\"}}",
                "{\"timestamp\": {\"contains\": \"2026\"}}",
                "{\"code\": {\"before\": \"2026-01-01T00:00:00Z\"}}",
                "{\"code\": {\"between\": \"[2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z)\"}}",
                "{\"code\": {\"like\": \"x\"}}",
                "{\"code\": {\"in\": \"x\"}}",
                "{\"code\": \"\\u0000\"}",
                "{\"code\": \"\\ud800\"}",
                "{\"code\": \"a\", \"code\": \"b\"}",
                "{\"and\": 7}"
            })
    void whatMakesNoSenseIsRefused(String filter) {
        assertThatThrownBy(() -> EventFilterJson.parse(filter)).isInstanceOf(ProblemException.class);
    }

    @Test
    void howLongDeepAndManifoldItMayBeIsLimited() {
        String deep = "{\"not\":".repeat(60) + "{\"code\": \"x\"}" + "}".repeat(60);
        String many = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> "{\"code\": \"" + i + "\"}")
                .collect(Collectors.joining(",", "{\"or\": [", "]}"));
        String fits = IntStream.range(0, 100)
                .mapToObj(i -> "{\"code\": \"" + i + "\"}")
                .collect(Collectors.joining(",", "{\"or\": [", "]}"));
        for (String filter : List.of(deep, many, "{\"code\": \"" + "x".repeat(8_000) + "\"}")) {
            assertThatThrownBy(() -> EventFilterJson.parse(filter)).isInstanceOf(ProblemException.class);
        }
        assertThat(EventFilterJson.parse(fits).asksFor(EventField.CODE)).isTrue();
    }
}
