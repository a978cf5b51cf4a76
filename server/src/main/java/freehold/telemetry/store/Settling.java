package freehold.telemetry.store;

import freehold.telemetry.VisibleSeries;
import freehold.telemetry.model.Edges;
import freehold.telemetry.store.HalfHourTable.Sums;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Sums up half hours of a day whose row in {@link DaySheets} is held. */
final class Settling {
    /** With fewer values of each variable, to read them costs no more than to read their sums. */
    private static final long WORTH_IT = 30;

    private Settling() {}

    /**
     * @param halves at least one, as bits
     */
    static void run(VisibleSeries series, LocalDate day, long halves) {
        List<Long> halfHours = new ArrayList<>();
        for (long bits = halves; bits != 0; bits &= bits - 1) {
            halfHours.add(HalfHours.firstOf(day) + Long.numberOfTrailingZeros(bits));
        }
        List<Sums> worthIt = new ArrayList<>();
        long settled = 0;
        for (Map.Entry<Long, List<Sums>> half : sums(series, halfHours).entrySet()) {
            if (half.getValue().stream().anyMatch(sums -> sums.tally().count() >= WORTH_IT)) {
                worthIt.addAll(half.getValue());
                settled |= 1L << HalfHours.bit(half.getKey());
            }
        }
        HalfHourTable.replace(series, halfHours, worthIt);
        DaySheets.mark(series, day, halves, settled);
    }

    private static Map<Long, List<Sums>> sums(VisibleSeries series, List<Long> halfHours) {
        long first = halfHours.getFirst();
        Edges edges = new Edges(LongStream.rangeClosed(first, halfHours.getLast() + 1)
                .mapToObj(HalfHours::beginning)
                .toList());
        Map<Long, List<Sums>> byHalfHour = new TreeMap<>();
        VisibleRows.of(series, edges.span()).ifPresent(rows -> {
            SummaryScan scan = new SummaryScan(series, rows, edges);
            scan.ofRecords();
            scan.forEach((variable, interval, tally) -> {
                if (halfHours.contains(first + interval)) {
                    byHalfHour
                            .computeIfAbsent(first + interval, unseen -> new ArrayList<>())
                            .add(new Sums(variable, first + interval, tally));
                }
            });
        });
        return byHalfHour;
    }
}
