package freehold.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as text: ISO 8601 with a zone. Every record has one, so the common form is read and written by hand. */
public final class IsoTime {
    private static final DateTimeFormatter ANY = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final int SECONDS_END = 19;
    private static final int NANO_DIGITS = 9;

    private IsoTime() {}

    /** The time meant, or empty where the text is none or lies outside the years 1 to 9999. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant time = isPlainUtc(text) ? plainUtc(text) : ANY.parse(text, Instant::from);
            int year = time.atOffset(ZoneOffset.UTC).get(ChronoField.YEAR);
            return year < 1 || year > 9999 ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** The same, but not of times finer than microseconds: those the database would round. */
    public static Optional<Instant> parseStorable(String text) {
        return parse(text).filter(time -> time.truncatedTo(ChronoUnit.MICROS).equals(time));
    }

    /** {@code yyyy-MM-ddTHH:mm:ss[.fraction]Z}. */
    private static boolean isPlainUtc(String text) {
        int length = text.length();
        boolean framed = length > SECONDS_END
                && length <= SECONDS_END + 2 + NANO_DIGITS
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(length - 1) == 'Z';
        if (!framed || (length > SECONDS_END + 1 && (text.charAt(SECONDS_END) != '.' || length == SECONDS_END + 2))) {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char c = text.charAt(i);
            boolean separator = i == 4 || i == 7 || i == 10 || i == 13 || i == 16 || i == SECONDS_END;
            if (!separator && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static Instant plainUtc(String text) {
        int nanos = 0;
        int end = text.length() - 1;
        for (int i = SECONDS_END + 1; i <= SECONDS_END + NANO_DIGITS; i++) {
            nanos = 10 * nanos + (i < end ? text.charAt(i) - '0' : 0);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, SECONDS_END),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    /** UTC with three digits of fraction or, where they don't suffice, six. For times to microseconds. */
    public static String format(Instant time) {
        long second = Math.floorMod(time.getEpochSecond(), 86_400L);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), 86_400L));
        int micros = time.getNano() / 1_000;
        StringBuilder text = new StringBuilder(27);
        padded(text, day.getYear(), 1_000).append('-');
        padded(text, day.getMonthValue(), 10).append('-');
        padded(text, day.getDayOfMonth(), 10).append('T');
        padded(text, (int) (second / 3_600), 10).append(':');
        padded(text, (int) (second / 60 % 60), 10).append(':');
        padded(text, (int) (second % 60), 10).append('.');
        return (micros % 1_000 == 0 ? padded(text, micros / 1_000, 100) : padded(text, micros, 100_000))
                .append('Z')
                .toString();
    }

    /** UTC with three digits of fraction, whatever lies behind them. */
    public static String formatMillis(Instant time) {
        return format(time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static StringBuilder padded(StringBuilder text, int number, int magnitude) {
        for (int left = magnitude; left > 0; left /= 10) {
            text.append((char) ('0' + number / left % 10));
        }
        return text;
    }
}
