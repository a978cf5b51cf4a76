package freehold.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Names;
import freehold.decision.Profile;
import freehold.decision.TimeWindow;
import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.sharing.model.Narrowing;
import freehold.sharing.model.ProfileContent;
import freehold.sharing.model.ProfileContent.Aspect;
import freehold.sharing.model.ProfileContent.Details;
import freehold.sharing.model.ProfileContent.Telemetry;
import freehold.testing.HttpTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What two random profiles have in common, by Java, by SQL, and name by name as decisions understand them. */
@HttpTest
class NarrowingTest {
    private static final int PAIRS = 2_000;
    /** The last is never named: it stands for what is added later. */
    private static final List<String> NAMES = List.of("a", "b", "c", "new");

    private final long seed = Optional.ofNullable(Long.getLong("freehold.seed")).orElseGet(new Random()::nextLong);
    private final Random random = new Random(seed);
    private final JdbcClient sql;

    NarrowingTest(Database database) {
        this.sql = JdbcClient.create(database.unpooled(DatabaseRole.MIGRATION));
    }

    private List<String> names() {
        if (random.nextInt(4) == 0) {
            return List.of(ProfileContent.EVERY);
        }
        return Stream.of("a", "b", "c").filter(name -> random.nextBoolean()).toList();
    }

    private List<Aspect> aspects() {
        return Stream.of("a", "b", ProfileContent.EVERY)
                .filter(name -> random.nextInt(3) > 0)
                .map(name -> new Aspect(name, names()))
                .toList();
    }

    private ProfileContent content() {
        return new ProfileContent(
                new Details(names(), names(), aspects(), names(), names(), names(), names(), names()),
                new Telemetry(aspects(), random.nextBoolean()));
    }

    /** Everything that the content shows, of a world in which things have these names. */
    private static List<String> shown(ProfileContent content) {
        Profile fact = content.asFact();
        List<String> shown = new ArrayList<>();
        collect(shown, "field", fact.fields());
        collect(shown, "variable", fact.variables());
        for (String aspect : NAMES) {
            collect(shown, "static " + aspect, fact.staticAspects().variablesOf(aspect));
            collect(shown, "dynamic " + aspect, fact.dynamicAspects().variablesOf(aspect));
        }
        Details details = content.details();
        List<List<String>> others = List.of(
                details.counters(),
                details.groups(),
                details.configuration(),
                details.serviceFlags(),
                details.workingHours());
        for (int i = 0; i < others.size(); i++) {
            List<String> list = others.get(i);
            for (String name : NAMES) {
                if (list.contains(name) || list.contains(ProfileContent.EVERY)) {
                    shown.add("list " + i + " " + name);
                }
            }
        }
        if (content.telemetry().events()) {
            shown.add("events");
        }
        return shown;
    }

    private static void collect(List<String> shown, String what, Names names) {
        NAMES.stream().filter(names::contains).forEach(name -> shown.add(what + " " + name));
    }

    @Test
    void whatTwoProfilesHaveInCommonIsWhatBothShow() {
        List<ProfileContent> left = Stream.generate(this::content).limit(PAIRS).toList();
        List<ProfileContent> right = left.stream()
                .map(other -> random.nextInt(3) > 0 ? content() : Narrowing.common(content(), other))
                .toList();
        List<Boolean> bySql = within(right, left);
        int within = 0;
        for (int i = 0; i < PAIRS; i++) {
            ProfileContent one = left.get(i);
            ProfileContent other = right.get(i);
            ProfileContent common = Narrowing.common(one, other);
            List<String> both = new ArrayList<>(shown(one));
            both.retainAll(shown(other));
            assertThat(shown(common)).as("seed %d, pair %d", seed, i).containsExactlyInAnyOrderElementsOf(both);
            assertThat(Narrowing.within(common, one)).isTrue();
            assertThat(Narrowing.within(common, other)).isTrue();
            boolean less = shown(one).containsAll(shown(other));
            assertThat(Narrowing.within(other, one))
                    .as("seed %d, %s in %s", seed, other, one)
                    .isEqualTo(less);
            assertThat(bySql.get(i))
                    .as("by SQL, seed %d, %s in %s", seed, other, one)
                    .isEqualTo(less);
            within += less ? 1 : 0;
        }
        assertThat(within).as("seed %d made too little", seed).isBetween(PAIRS / 10, PAIRS);
    }

    private List<Boolean> within(List<ProfileContent> fewer, List<ProfileContent> more) {
        return sql.sql("""
                        select sharing.profile_within(cast(fewer as jsonb), cast(more as jsonb))
                        from unnest(:fewer, :more) with ordinality as pair(fewer, more, number) order by number""")
                .param("fewer", texts(fewer))
                .param("more", texts(more))
                .query((row, number) -> row.getBoolean(1))
                .list();
    }

    private static String[] texts(List<ProfileContent> contents) {
        return contents.stream().map(JsonMapper.shared()::writeValueAsString).toArray(String[]::new);
    }

    @Test
    void aWindowLiesWithinAnotherIfEachOfItsMomentsDoes() {
        List<Optional<Instant>> edges = List.of(
                Optional.empty(),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-01-02T00:00:00Z")),
                Optional.of(Instant.parse("2026-01-03T00:00:00Z")));
        List<Instant> moments = Stream.iterate(
                        Instant.parse("2025-12-31T12:00:00Z"), moment -> moment.plusSeconds(43_200))
                .limit(9)
                .toList();
        for (TimeWindow some : windows(edges)) {
            for (TimeWindow other : windows(edges)) {
                boolean expected = moments.stream().filter(some::contains).allMatch(other::contains);
                assertThat(Narrowing.within(some, other))
                        .as("%s in %s", some, other)
                        .isEqualTo(expected);
            }
        }
    }

    private static List<TimeWindow> windows(List<Optional<Instant>> edges) {
        return edges.stream()
                .flatMap(from -> edges.stream().map(until -> new TimeWindow(from, until)))
                .filter(window -> !window.isEmpty())
                .toList();
    }
}
