package freehold.telemetry.live;

import freehold.telemetry.model.Moment;
import freehold.telemetry.model.SeriesKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far a stream's reader is.
 *
 * @param from everything that was there at this moment needs no telling any more
 * @param partly set in the middle of what came at once
 */
public record Cursor(Moment from, Optional<Partly> partly) {
    private static final String BETWEEN = "\n";

    /**
     * Of what came up to a snapshot, told up to a record.
     *
     * @param asset of the last record that was told, as are aspect and time
     */
    public record Partly(String until, String asset, String aspect, Instant time) {
        /** Whether the record was told already. */
        boolean has(SeriesKey key, Instant record) {
            int order = key.asset().value().compareTo(asset);
            order = order == 0 ? key.aspect().compareTo(aspect) : order;
            order = order == 0 ? record.compareTo(time) : order;
            return order <= 0;
        }
    }

    String text() {
        String begin = from.snapshot() + BETWEEN + micros(from.at());
        return begin
                + partly.map(some -> String.join(
                                BETWEEN, "", some.until, some.asset, some.aspect, Long.toString(micros(some.time))))
                        .orElse("");
    }

    static Optional<Cursor> parse(String text) {
        String[] parts = text.split(BETWEEN, -1);
        try {
            Moment from = new Moment(parts[0], time(parts[1]));
            return switch (parts.length) {
                case 2 -> Optional.of(new Cursor(from, Optional.empty()));
                case 6 ->
                    Optional.of(
                            new Cursor(from, Optional.of(new Partly(parts[2], parts[3], parts[4], time(parts[5])))));
                default -> Optional.empty();
            };
        } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant time(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
