package freehold.telemetry;

import freehold.assets.TwinType;
import freehold.kernel.IsoTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** What holds for each record, in whatever form it is sent. Faults are told in words that follow the name of the field. */
public final class RecordRules {
    private RecordRules() {}

    /**
     * What is wrong with a record's time.
     *
     * @param now by which records too far ahead are told
     */
    public static Optional<String> faultOfTime(Instant time, TwinType twin, Instant now) {
        ChronoUnit unit = twin == TwinType.SIMULATION ? ChronoUnit.MICROS : ChronoUnit.MILLIS;
        if (!time.truncatedTo(unit).equals(time)) {
            return Optional.of("must be in whole " + unit.toString().toLowerCase(Locale.ROOT));
        }
        if (time.isBefore(Limits.EARLIEST) || time.isAfter(now.plus(Limits.AHEAD))) {
            return Optional.of("must lie between " + IsoTime.format(Limits.EARLIEST) + " and " + Limits.AHEAD.toDays()
                    + " days from now");
        }
        return Optional.empty();
    }

    /**
     * Whether a record is too old to be kept. To take it would be to lose it without a word.
     *
     * @param since samples of its aspect are kept
     */
    public static Optional<String> faultOfAge(Instant time, Instant since) {
        return time.isBefore(since)
                ? Optional.of("is older than samples of its aspect are kept: since " + IsoTime.format(since))
                : Optional.empty();
    }

    /** What is wrong with a text that a variable of the length is to have. */
    public static Optional<String> faultOfText(String text, int length) {
        if (text.length() > length) {
            return Optional.of("has " + text.length() + " characters of at most " + length);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.of("must not contain the character NUL");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return Optional.of("contains half a character");
                }
                i++;
            }
        }
        return Optional.empty();
    }
}
