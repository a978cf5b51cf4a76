package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.property.Property;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The engine and the oracle answer alike, whatever has happened. */
class EngineTest {
    private static final long CHECKS = Property.often(10_000_000, 100_000_000);
    private static final long PROJECTION_CHECKS = CHECKS / 10;

    @Test
    void everyCheckAfterEveryStepIsAnsweredAsTheRulesSay() {
        long[] checks = {0};
        Map<String, Long> answers = new TreeMap<>();
        long start = System.nanoTime();
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        () -> checks[0] < CHECKS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                checks[0] += compareDecisions(subject, facts, world, answers);
                            }
                        }));
        System.out.printf(
                "%,d checks agreed with the oracle in %d s: %s%n",
                checks[0], TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), answers);
        assertThat(checks[0]).isGreaterThanOrEqualTo(CHECKS);
        assertThat(answers)
                .hasSize(16)
                .allSatisfy((sort, count) ->
                        assertThat(count).as("answers: %s", sort).isGreaterThan(CHECKS / 5_000));
    }

    /** What kind of answer it is: each must come up often enough for the agreement to mean something. */
    private static String sort(Decision decision) {
        return switch (decision) {
            case Decision.Hidden hidden -> "hidden";
            case Decision.Denied denied -> denied.reason().getClass().getSimpleName();
            case Decision.Allowed allowed ->
                switch (allowed.projection()) {
                    case Projection.Whole whole -> allowed.received() ? "folder" : "own";
                    case Projection.Stub stub -> "stub";
                    case Projection.Shared shared ->
                        "received through " + Math.min(shared.shares().size(), 3);
                };
        };
    }

    private static long compareDecisions(Subject subject, Facts facts, World world, Map<String, Long> answers) {
        View view = world.view(subject, facts.now());
        Oracle oracle = new Oracle(facts);
        long checks = 0;
        for (AssetId id : facts.everyId()) {
            for (Action.OnAsset action : Worlds.ON_ASSETS) {
                Decision expected = oracle.decide(subject, action, id);
                Decision actual = view.decide(action, id);
                if (!actual.equals(expected)) {
                    assertThat(actual).as("%s %s %s", subject, action, id).isEqualTo(expected);
                }
                answers.merge(sort(actual), 1L, Long::sum);
                checks++;
            }
        }
        for (Action.OnTenant action : Worlds.ON_TENANTS) {
            assertThat(view.decide(action)).as("%s %s", subject, action).isEqualTo(oracle.decide(subject, action));
            checks++;
        }
        return checks;
    }

    @Test
    void everyFieldVariableAndSampleIsShownAsTheRulesSay() {
        long[] checks = {0};
        property().forAllHistories(Worlds.HISTORIES, () -> checks[0] < PROJECTION_CHECKS, history -> {
            Facts facts = Worlds.after(history);
            World world = facts.world();
            for (TenantId tenant : Worlds.TENANTS) {
                checks[0] += compareProjections(Worlds.administrator(tenant), facts, world);
            }
        });
        assertThat(checks[0]).isGreaterThanOrEqualTo(PROJECTION_CHECKS);
    }

    private static long compareProjections(Subject subject, Facts facts, World world) {
        View view = world.view(subject, facts.now());
        ProjectionOracle oracle = new ProjectionOracle(new Oracle(facts));
        long checks = 0;
        for (AssetId id : facts.everyId()) {
            if (view.decide(Action.READ, id) instanceof Decision.Allowed allowed
                    && allowed.projection() instanceof Projection.Shared shown) {
                for (String name : Worlds.NAMES) {
                    assertThat(shown.showsField(name)).isEqualTo(oracle.showsField(subject, id, name));
                    assertThat(shown.showsVariable(name)).isEqualTo(oracle.showsVariable(subject, id, name));
                    compareEvents(shown, oracle, subject, id);
                    for (String aspect : Worlds.NAMES) {
                        var term = new ProjectionOracle.AspectNamesTerm(aspect, name);
                        compareAspect(shown, oracle, new Question(subject, id, term));
                    }
                }
                checks += Worlds.NAMES.size() * (2 + Worlds.NAMES.size() * (2L + Worlds.MOMENTS.size()));
            }
        }
        return checks;
    }

    private static void compareEvents(Projection.Shared shown, ProjectionOracle oracle, Subject subject, AssetId id) {
        for (Instant moment : Worlds.MOMENTS) {
            boolean expected = oracle.showsEvent(subject, id, moment);
            assertThat(shown.windowsOfEvents().stream().anyMatch(window -> window.contains(moment)))
                    .as("events of %s for %s at %s", id, subject, moment)
                    .isEqualTo(expected);
        }
    }

    record Question(Subject subject, AssetId id, ProjectionOracle.AspectNamesTerm term) {}

    private static void compareAspect(Projection.Shared shown, ProjectionOracle oracle, Question question) {
        String aspect = question.term().aspect();
        String variable = question.term().variable();
        assertThat(shown.showsStatic(aspect, variable))
                .isEqualTo(oracle.showsStatic(question.subject(), question.id(), question.term()));
        List<TimeWindow> windows = shown.windowsOf(aspect, variable);
        boolean ever = false;
        for (Instant moment : Worlds.MOMENTS) {
            boolean expected = oracle.showsSample(question.subject(), question.id(), question.term(), moment);
            ever |= expected;
            assertThat(windows.stream().anyMatch(window -> window.contains(moment)))
                    .as("%s at %s", question, moment)
                    .isEqualTo(expected);
        }
        assertThat(shown.showsDynamic(aspect, variable)).as("%s", question).isEqualTo(ever);
    }
}
