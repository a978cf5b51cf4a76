package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.telemetry.Batch;
import freehold.telemetry.Sample;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one append writes, as the parameters of its statements: one row per series and time, in order of both. */
final class AppendRows {
    private final Grant<Action.WriteSeries, AssetRef> grant;
    private final List<Target> targets = new ArrayList<>();
    private final SortedMap<SeriesDate, BitSet> extents = new TreeMap<>();
    private final SortedMap<SeriesDate, Long> oldHalves = new TreeMap<>();
    private final LocalDate open;
    private final int size;
    private final int[] numbers;
    private final long[] micros;
    private final @Nullable String[] values;
    private final @Nullable String[] sides;
    private final @Nullable String[] qualities;

    private record Target(AssetRef asset, String aspect) {}

    /**
     * @param batches at least one; of the same tenant
     * @param now when the transaction began
     */
    AppendRows(List<Batch> batches, Instant now) {
        grant = batches.getFirst().series().grant();
        SortedMap<Target, SortedMap<Instant, Sample>> bySeries =
                new TreeMap<>((one, other) -> key(one).compareTo(key(other)));
        for (Batch batch : batches) {
            AssetRef asset = batch.series().grant().resource();
            if (!asset.owner().equals(grant.owner())) {
                throw new IllegalArgumentException("one append writes series of one tenant");
            }
            Map<Instant, Sample> byTime =
                    bySeries.computeIfAbsent(new Target(asset, batch.series().aspect()), unseen -> new TreeMap<>());
            batch.samples().forEach(sample -> byTime.put(sample.time(), sample));
        }
        size = bySeries.values().stream().mapToInt(Map::size).sum();
        numbers = new int[size];
        micros = new long[size];
        values = new @Nullable String[size];
        sides = new @Nullable String[size];
        qualities = new @Nullable String[size];
        open = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
        fill(bySeries, now.minus(DaySheets.CARE_AFTER));
    }

    private static SeriesDate key(Target target) {
        return new SeriesDate(target.asset(), target.aspect(), LocalDate.EPOCH);
    }

    private void fill(Map<Target, SortedMap<Instant, Sample>> bySeries, Instant old) {
        StringBuilder buffer = new StringBuilder();
        int row = 0;
        for (Map.Entry<Target, SortedMap<Instant, Sample>> series : bySeries.entrySet()) {
            targets.add(series.getKey());
            for (Sample sample : series.getValue().values()) {
                numbers[row] = targets.size();
                micros[row] = ChronoUnit.MICROS.between(Instant.EPOCH, sample.time());
                values[row] = NumberColumn.values(sample, buffer);
                sides[row] = SideColumn.write(sample);
                qualities[row] = NumberColumn.qualities(sample, buffer);
                row++;
            }
            noteExtents(series.getKey(), series.getValue().values());
            noteOldHalves(series.getKey(), series.getValue().headMap(old));
        }
    }

    private void noteExtents(Target target, Collection<Sample> samples) {
        Map<LocalDate, BitSet> months = new HashMap<>();
        for (Sample sample : samples) {
            LocalDate month = LocalDate.ofInstant(sample.time(), ZoneOffset.UTC).withDayOfMonth(1);
            BitSet slots = months.computeIfAbsent(month, unseen -> new BitSet());
            for (int slot = 0; slot < sample.slots(); slot++) {
                if (sample.value(slot) != null) {
                    slots.set(slot);
                }
            }
        }
        months.forEach((month, slots) -> extents.put(new SeriesDate(target.asset(), target.aspect(), month), slots));
    }

    private void noteOldHalves(Target target, Map<Instant, Sample> samples) {
        long noted = Long.MIN_VALUE;
        for (Instant time : samples.keySet()) {
            long half = HalfHours.of(time);
            if (half != noted) {
                oldHalves.merge(
                        new SeriesDate(target.asset(), target.aspect(), HalfHours.day(half)),
                        1L << HalfHours.bit(half),
                        (some, more) -> some | more);
                noted = half;
            }
        }
    }

    /** The half hours that may be settled, of the month that goes on: as bits by day. */
    SortedMap<SeriesDate, Long> openHalves() {
        return halves(day -> !day.isBefore(open));
    }

    /** The same of the months before, whose records may be packed too. */
    SortedMap<SeriesDate, Long> closedHalves() {
        return halves(day -> day.isBefore(open));
    }

    private SortedMap<SeriesDate, Long> halves(Predicate<LocalDate> wanted) {
        SortedMap<SeriesDate, Long> halves = new TreeMap<>(oldHalves);
        halves.keySet().removeIf(key -> !wanted.test(key.date()));
        return halves;
    }

    /** When the month that goes on begins. */
    long closedUntil() {
        return HalfHours.micros(open.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    Grant<Action.WriteSeries, AssetRef> grant() {
        return grant;
    }

    int size() {
        return size;
    }

    /** What must be known of the series before the records are written, in the order in which it is locked. */
    SortedMap<SeriesDate, BitSet> extents() {
        return extents;
    }

    /** Whether what is known of the month may not hold any longer: it could have been dropped. */
    boolean mayBeGone(LocalDate month) {
        return month.isBefore(open.minusMonths(1));
    }

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("tenant", grant.owner().value());
        parameters.put(
                "assets",
                targets.stream().map(target -> target.asset().id().value()).toArray(String[]::new));
        parameters.put("aspects", targets.stream().map(Target::aspect).toArray(String[]::new));
        parameters.put("numbers", numbers);
        parameters.put("micros", micros);
        parameters.put("values", values);
        parameters.put("sides", sides);
        parameters.put("qualities", qualities);
        return parameters;
    }
}
