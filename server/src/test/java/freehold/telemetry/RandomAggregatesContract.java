package freehold.telemetry;

import static freehold.telemetry.Stage.OWNER;
import static freehold.telemetry.Stage.RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import freehold.assets.DataType;
import freehold.assets.SeriesSchema.Variable;
import freehold.decision.ShareFact;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.telemetry.model.Edges;
import freehold.telemetry.model.Summary;
import freehold.telemetry.model.TimeSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However samples came, went and are lent: aggregates are those of what is visible, added up one by one. */
interface RandomAggregatesContract extends TelemetryStoreContract {
    Set<DataType> NUMBERS = Set.of(DataType.DOUBLE, DataType.INT, DataType.LONG, DataType.BOOLEAN);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    default void aggregatesAgreeWithAPlainMap(long seed) {
        new Life(seed, machine(seed), 1).play();
    }

    /** So many that half hours are worth to be settled, which happens now and then. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    default void aggregatesOfManyAgreeWithAPlainMap(long seed) {
        new Life(seed, machine(seed), 12).play();
    }

    /** One random life of a series. */
    final class Life {
        private static final Instant START = Instant.parse("2024-01-31T20:00:00Z");
        private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
        private static final int HALF_HOURS = 20;

        private final Random random;
        private final int density;
        private final Duration step;
        private final Stage stage;
        private final NavigableMap<Instant, Sample> naive = new TreeMap<>();

        Life(long seed, Stage stage, int density) {
            this.random = new Random(seed);
            this.density = density;
            this.step = Duration.ofMinutes(5).dividedBy(density);
            this.stage = stage;
        }

        void play() {
            lendAtRandom();
            for (int step = 0; step < 8; step++) {
                if (random.nextInt(4) == 0) {
                    TimeSpan span = TimeSpan.afterUpTo(Optional.of(time()), Optional.of(time()));
                    stage.delete(span);
                    naive.keySet().removeIf(span::contains);
                } else if (random.nextInt(6) == 0) {
                    keepLessAtRandom();
                } else {
                    writeAtRandom();
                }
                if (random.nextInt(3) != 0) {
                    stage.settle();
                }
                compare(OWNER);
                compare(RECEIVER);
            }
        }

        private void keepLessAtRandom() {
            stage.keepSince(START.plus(step.multipliedBy(random.nextInt(2 * HALF_HOURS * density))));
            if (random.nextBoolean()) {
                stage.expire();
                naive.keySet().removeIf(time -> !stage.keeps(time));
            }
        }

        /** Often at the edge of an interval or a window, or a microsecond beside it. */
        private Instant time() {
            return START.plus(step.multipliedBy(random.nextInt(6 * HALF_HOURS * density)))
                    .plusNanos((random.nextInt(3) - 1) * 1_000L);
        }

        private void lendAtRandom() {
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
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

        private void writeAtRandom() {
            List<Sample> samples = new ArrayList<>();
            int count = 1 + random.nextInt(60 * density * (1 + random.nextInt(density)));
            for (int i = 0; i < count; i++) {
                samples.add(sample());
            }
            stage.append(samples);
            samples.forEach(sample -> naive.put(sample.time(), sample));
        }

        private Sample sample() {
            Sample.Draft draft = new Sample.Draft(10);
            for (Variable variable : stage.schema.variables()) {
                if (random.nextInt(3) != 0) {
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
                case DOUBLE -> new Value.OfDouble(random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6));
                case STRING, BIG_STRING -> new Value.OfText("text");
                case TIMESTAMP -> new Value.OfTime(Instant.EPOCH);
            };
        }

        private Edges edges() {
            TreeSet<Instant> edges = new TreeSet<>();
            int oneOf = 1 + random.nextInt(3);
            while (edges.size() < 2 + random.nextInt(12)) {
                edges.add(
                        random.nextInt(oneOf) == 0
                                ? START.plus(HALF_AN_HOUR.multipliedBy(random.nextInt(HALF_HOURS + 1)))
                                : time());
            }
            return new Edges(List.copyOf(edges));
        }

        private void compare(TenantId tenant) {
            Edges edges = edges();
            List<Summaries> found = stage.seen(
                            tenant,
                            series -> stage.store.aggregate(
                                    series.only(variable -> NUMBERS.contains(variable.dataType())), edges))
                    .orElse(List.of());
            Map<Integer, Map<Variable, Summary>> byInterval = new TreeMap<>();
            found.forEach(summaries -> byInterval.put(summaries.interval(), summaries.byVariable()));
            assertThat(byInterval).hasSameSizeAs(found);
            for (int interval = 0; interval < edges.intervals(); interval++) {
                Map<Variable, List<Seen>> expected = expected(
                        tenant,
                        TimeSpan.afterUpTo(Optional.of(edges.start(interval)), Optional.of(edges.end(interval))));
                Map<Variable, Summary> summaries = byInterval.getOrDefault(interval, Map.of());
                assertThat(summaries.keySet()).isEqualTo(expected.keySet());
                expected.forEach(
                        (variable, values) -> check(Objects.requireNonNull(summaries.get(variable)), variable, values));
            }
        }

        /** A value of one variable. */
        private record Seen(Instant time, Number value, int quality) {}

        private Map<Variable, List<Seen>> expected(TenantId tenant, TimeSpan span) {
            Map<Variable, List<Seen>> expected = new LinkedHashMap<>();
            for (Sample sample : naive.values()) {
                for (Variable variable : stage.schema.variables()) {
                    Value value = sample.value(variable.slot());
                    if (value != null
                            && NUMBERS.contains(variable.dataType())
                            && span.contains(sample.time())
                            && isVisible(tenant, variable, sample.time())) {
                        Integer quality = sample.quality(variable.slot());
                        expected.computeIfAbsent(variable, unseen -> new ArrayList<>())
                                .add(new Seen(sample.time(), number(value), quality == null ? 0 : quality));
                    }
                }
            }
            return expected;
        }

        private boolean isVisible(TenantId tenant, Variable variable, Instant time) {
            return stage.keeps(time) && (tenant.equals(OWNER) || isLent(variable, time));
        }

        private boolean isLent(Variable variable, Instant time) {
            return stage.shares().stream()
                    .anyMatch(share -> shows(share, variable) && share.data().contains(time));
        }

        private static boolean shows(ShareFact share, Variable variable) {
            return share.profile().dynamicAspects().variablesOf(Stage.ASPECT).contains(variable.name());
        }

        private static Number number(Value value) {
            return switch (value) {
                case Value.OfBoolean truth -> truth.value() ? 1L : 0L;
                case Value.OfInt whole -> (long) whole.value();
                case Value.OfLong whole -> whole.value();
                case Value.OfDouble number -> number.value();
                case Value.OfText text -> throw new IllegalStateException(text.value());
                case Value.OfTime time -> throw new IllegalStateException(time.toString());
            };
        }

        private static void check(Summary found, Variable variable, List<Seen> values) {
            Comparator<Seen> byValue = Comparator.comparing(seen -> exact(seen.value()));
            Seen min = values.stream().min(byValue).orElseThrow();
            Seen max = values.stream()
                    .max(byValue.thenComparing(Comparator.comparing(Seen::time).reversed()))
                    .orElseThrow();
            assertThat(List.of(found.min(), found.max(), found.first(), found.last()))
                    .isEqualTo(List.of(point(min), point(max), point(values.getFirst()), point(values.getLast())));
            assertThat(found.counts())
                    .isEqualTo(new Summary.Counts(
                            values.stream()
                                    .filter(seen -> seen.quality() >>> 30 == 0)
                                    .count(),
                            values.stream()
                                    .filter(seen -> seen.quality() >>> 30 == 1)
                                    .count(),
                            values.stream().filter(seen -> seen.quality() < 0).count()));
            BigDecimal sum = values.stream().map(seen -> exact(seen.value())).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal mean = sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
            double variance = values.stream()
                    .map(seen -> exact(seen.value()).subtract(mean).pow(2))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128)
                    .doubleValue();
            double scale = Math.max(
                    Math.abs(max.value().doubleValue()), Math.abs(min.value().doubleValue()));
            if (variable.dataType() == DataType.DOUBLE) {
                assertThat(found.sum().orElseThrow().doubleValue()).isCloseTo(sum.doubleValue(), within(1e-12 * scale));
            } else {
                assertThat(found.sum()).contains(sum.toBigIntegerExact());
                assertThat(found.sum().orElseThrow()).isInstanceOf(BigInteger.class);
            }
            assertThat(found.average().orElseThrow()).isCloseTo(mean.doubleValue(), within(1e-12 * scale));
            assertThat(found.standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(variance), within(1e-10 * scale));
        }

        private static BigDecimal exact(Number number) {
            return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
        }

        private static Summary.Point point(Seen seen) {
            return new Summary.Point(seen.value(), seen.time());
        }
    }
}
