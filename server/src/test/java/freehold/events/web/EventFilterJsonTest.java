package freehold.events.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.events.model.EventField;
import freehold.events.model.EventFilter;
import freehold.events.model.EventFilter.Bound;
import freehold.events.model.EventType;
import freehold.events.model.FieldType;
import freehold.events.model.TypeField;
import freehold.kernel.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterJsonTest {
    private static final EventType PUMP = new EventType(
            "acme.Pump",
            "acme",
            "Pump",
            List.of("acme.Pump"),
            Optional.empty(),
            Optional.empty(),
            List.of(
                    new TypeField("pressure", FieldType.DOUBLE, true, false, true, List.of()),
                    new TypeField("starts", FieldType.INTEGER, true, false, true, List.of()),
                    new TypeField("serviced", FieldType.TIMESTAMP, true, false, true, List.of()),
                    new TypeField("hidden", FieldType.STRING, false, false, true, List.of())),
            List.of(),
            0);

    private static EventFilter parse(String filter) {
        return EventFilterJson.read(filter).over(EventFilterJson.fields(Optional.of(PUMP)));
    }

    private static Optional<String> typeOf(String filter) {
        return EventFilterJson.read(filter).typeId();
    }

    @Test
    void fieldsOfTheTypeAreKnownIfTheyAreFilterable() {
        assertThat(parse("{\"pressure\": 2, \"starts\": {\"in\": {\"value\": [9007199254740993]}}}"))
                .isEqualTo(new EventFilter.All(List.of(
                        new EventFilter.OneOf(PUMP.fields().get(0), List.of(2.0)),
                        new EventFilter.All(
                                List.of(new EventFilter.OneOf(PUMP.fields().get(1), List.of(9007199254740993L)))))));
        assertThat(parse("{\"hidden\": \"x\"}")).isEqualTo(new EventFilter.All(List.of()));
        assertThat(parse("{\"serviced\": {\"after\": \"2026-01-01T00:00:00Z\"}}")
                        .asksFor(EventField.TIMESTAMP))
                .isFalse();
        assertThatThrownBy(() -> parse("{\"pressure\": \"high\"}")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> parse("{\"starts\": 1.5}")).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatIsToBeDeletedIsNamedExactly() {
        assertThatThrownBy(() -> EventFilterJson.read("{\"typeId\": \"acme.Pump\", \"hidden\": \"x\"}")
                        .strictlyOver(EventFilterJson.fields(Optional.of(PUMP))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("hidden");
    }

    @Test
    void theTypeIsNamedOnceAndForCertain() {
        assertThat(typeOf("")).isEmpty();
        assertThat(typeOf("{\"code\": \"x\"}")).isEmpty();
        assertThat(typeOf("{\"typeId\": \"a.b\"}")).contains("a.b");
        assertThat(typeOf("{\"and\": [{\"code\": \"x\"}, {\"typeId\": {\"eq\": \"a.b\"}}]}"))
                .contains("a.b");
        for (String filter : List.of(
                "{\"typeId\": 7}",
                "{\"typeId\": null}",
                "{\"typeId\": {\"contains\": \"a\"}}",
                "{\"typeId\": {\"in\": {\"value\": [\"a\", \"b\"]}}}",
                "{\"not\": {\"typeId\": \"a.b\"}}",
                "{\"or\": [{\"typeId\": \"a.b\"}, {\"code\": \"x\"}]}",
                "{\"typeId\": \"a.b\", \"and\": {\"typeId\": \"a.c\"}}")) {
            assertThatThrownBy(() -> typeOf(filter)).as(filter).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void membersHoldTogetherAndUnknownOnesAreIgnored() {
        assertThat(parse("{\"severity\": 20, \"colour\": \"red\", \"code\": null}"))
                .isEqualTo(new EventFilter.All(List.of(
                        new EventFilter.OneOf(EventField.SEVERITY, List.of(20L)),
                        new EventFilter.Missing(EventField.CODE))));
    }

    @Test
    void aBracketTakesItsEndAlongAndAParenthesisDoesNot() {
        EventFilter both = parse("{\"timestamp\": {\"between\": \"[2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z)\"}}");
        assertThat(both)
                .isEqualTo(new EventFilter.All(List.of(new EventFilter.All(List.of(new EventFilter.All(List.of(
                        new Bound(EventField.TIMESTAMP, Bound.Side.FROM, Instant.parse("2026-01-01T00:00:00Z")),
                        new Bound(
                                EventField.TIMESTAMP, Bound.Side.BEFORE, Instant.parse("2026-01-02T00:00:00Z")))))))));
    }

    @Test
    void alternativesThatAreAllUnknownRefuseNothing() {
        EventFilter none = new EventFilter.All(List.of());
        assertThat(parse("{\"or\": {\"colour\": \"red\"}}")).isEqualTo(none);
        assertThat(parse("{\"not\": {\"colour\": \"red\"}}")).isEqualTo(none);
    }

    @Test
    void whetherTimeIsAskedForIsFoundAtAnyDepth() {
        String time =
                "{\"or\": [{\"code\": \"x\"}, {\"not\": {\"timestamp\": {\"after\": \"2026-01-01T00:00:00Z\"}}}]}";
        assertThat(parse(time).asksFor(EventField.TIMESTAMP)).isTrue();
        assertThat(parse(time).asksFor(EventField.CODE)).isTrue();
        assertThat(parse(time).asksFor(EventField.SOURCE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "7",
                "{\"code\": 7}",
                "{\"severity\": \"20\"}",
                "{\"severity\": 20.5}",
                "{\"severity\": 99999999999999999999}",
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
        assertThatThrownBy(() -> parse(filter)).isInstanceOf(ProblemException.class);
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
            assertThatThrownBy(() -> parse(filter)).isInstanceOf(ProblemException.class);
        }
        assertThat(parse(fits).asksFor(EventField.CODE)).isTrue();
    }
}
