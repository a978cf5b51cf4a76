package freehold.telemetry;

import static freehold.telemetry.SampleQuery.Order.ASCENDING;
import static freehold.telemetry.SampleQuery.Order.DESCENDING;
import static freehold.telemetry.Stage.OWNER;
import static freehold.telemetry.Stage.RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.SeriesSchema.Variable;
import freehold.decision.Channel;
import freehold.decision.ShareFact;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.telemetry.model.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written, overwritten, late or deleted, and however it is lent: the store agrees with a plain map. */
interface RandomSamplesContract extends TelemetryStoreContract {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    default void theStoreAgreesWithAPlainMap(long seed) {
        new Run(seed, machine(seed)).play();
    }

    /** One random life of a series. */
    final class Run {
        private static final List<Instant> DAYS = Stream.of("01-30", "01-31", "02-01", "02-29", "03-01")
                .map(day -> Instant.parse("2024-" + day + "T22:00:00Z"))
                .toList();

        private final Random random;
        private final Stage stage;
        private final TreeMap<Instant, Sample> naive = new TreeMap<>();

        Run(long seed, Stage stage) {
            this.random = new Random(seed);
            this.stage = stage;
        }

        void play() {
            lendAtRandom();
            for (int step = 0; step < 12; step++) {
                if (random.nextInt(4) == 0) {
                    deleteAtRandom();
                } else if (random.nextInt(6) == 0) {
                    keepLessAtRandom();
                } else {
                    writeAtRandom();
                }
                compare(OWNER);
                compare(RECEIVER);
            }
        }

        /** Few enough times that many coincide, across the ends of two months. */
        private Instant time() {
            return DAYS.get(random.nextInt(DAYS.size()))
                    .plusSeconds(random.nextInt(16) * 1_200L)
                    .plusNanos(random.nextInt(2) * 1_000L);
        }

        private void writeAtRandom() {
            List<Sample> samples = new ArrayList<>();
            int count = 1 + random.nextInt(40);
            for (int i = 0; i < count; i++) {
                samples.add(sample());
            }
            stage.append(samples);
            samples.forEach(sample -> naive.put(sample.time(), sample));
        }

        private Sample sample() {
            Sample.Draft draft = new Sample.Draft(10);
            for (Variable variable : stage.schema.variables()) {
                if (random.nextInt(3) == 0) {
                    draft.put(variable.slot(), value(variable));
                    if (random.nextBoolean()) {
                        draft.quality(variable.slot(), random.nextInt());
                    }
                }
            }
            return draft.at(time());
        }

        private Value value(Variable variable) {
            return switch (variable.dataType()) {
                case BOOLEAN -> new Value.OfBoolean(random.nextBoolean());
                case INT -> new Value.OfInt(random.nextInt());
                case LONG -> new Value.OfLong(random.nextLong());
                case DOUBLE -> new Value.OfDouble(finite());
                case STRING, BIG_STRING -> new Value.OfText("text " + random.nextInt());
                case TIMESTAMP -> new Value.OfTime(Instant.ofEpochMilli(random.nextInt()));
            };
        }

        /** Any double there is, and not just handy ones. */
        private double finite() {
            double any = Double.longBitsToDouble(random.nextLong());
            return Double.isFinite(any) ? any : -0.0;
        }

        private void deleteAtRandom() {
            TimeSpan span = span();
            stage.delete(span);
            naive.keySet().removeIf(span::contains);
        }

        private void keepLessAtRandom() {
            stage.keepSince(time());
            if (random.nextBoolean()) {
                stage.expire();
                naive.keySet().removeIf(time -> !stage.keeps(time));
            }
        }

        private TimeSpan span() {
            return TimeSpan.afterUpTo(
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(time()),
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(time()));
        }

        private void lendAtRandom() {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                stage.lend(
                        new TimeWindow(edge(), edge()),
                        stage.schema.variables().stream()
                                .map(Variable::name)
                                .filter(name -> random.nextBoolean())
                                .toArray(String[]::new));
            }
        }

        private Optional<Instant> edge() {
            return random.nextBoolean() ? Optional.of(time()) : Optional.empty();
        }

        private void compare(TenantId tenant) {
            TimeSpan span = span();
            int limit = 1 + random.nextInt(50);
            if (stage.seen(tenant, series -> series).isEmpty()) {
                assertThat(expected(tenant, span)).isEmpty();
                return;
            }
            List<Sample> expected = expected(tenant, span);
            assertThat(stage.all(tenant, span, ASCENDING, limit)).isEqualTo(expected);
            assertThat(stage.all(tenant, span, DESCENDING, limit)).isEqualTo(expected.reversed());
            List<Sample> whole = expected(tenant, TimeSpan.ALL);
            assertThat(stage.seen(tenant, stage.store::latest).orElseThrow())
                    .isEqualTo(whole.isEmpty() ? Optional.empty() : Optional.of(whole.getLast()));
            assertThat(stage.seen(tenant, stage.store::latestOfEach).orElseThrow())
                    .isEqualTo(latestOfEach(whole));
        }

        private List<Sample> expected(TenantId tenant, TimeSpan span) {
            return naive.values().stream()
                    .filter(sample -> span.contains(sample.time()) && stage.keeps(sample.time()))
                    .map(sample -> tenant.equals(OWNER) ? sample : projected(sample))
                    .filter(sample -> !sample.isEmpty())
                    .toList();
        }

        private Sample projected(Sample sample) {
            return filtered(
                    sample,
                    variable -> stage.shares().stream()
                            .anyMatch(share ->
                                    shows(share, variable) && share.data().contains(sample.time())));
        }

        private static boolean shows(ShareFact share, Variable variable) {
            return share.channels().contains(Channel.TELEMETRY)
                    && share.profile()
                            .dynamicAspects()
                            .variablesOf(Stage.ASPECT)
                            .contains(variable.name());
        }

        private Sample filtered(Sample sample, java.util.function.Predicate<Variable> wanted) {
            Sample.Draft draft = new Sample.Draft(10);
            for (Variable variable : stage.schema.variables()) {
                Value value = sample.value(variable.slot());
                Integer quality = sample.quality(variable.slot());
                if (value != null && wanted.test(variable)) {
                    draft.put(variable.slot(), value);
                    if (quality != null) {
                        draft.quality(variable.slot(), quality);
                    }
                }
            }
            return draft.at(sample.time());
        }

        private List<Sample> latestOfEach(List<Sample> visible) {
            List<Variable> missing = new ArrayList<>(stage.schema.variables());
            List<Sample> found = new ArrayList<>();
            for (Sample sample : visible.reversed()) {
                Sample news = filtered(sample, missing::contains);
                if (!news.isEmpty()) {
                    found.add(news);
                    missing.removeIf(variable -> news.value(variable.slot()) != null);
                }
            }
            return found.reversed();
        }
    }
}
