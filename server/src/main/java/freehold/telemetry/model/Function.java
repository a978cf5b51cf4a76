package freehold.telemetry.model;

import java.util.Locale;
import java.util.Optional;

/** What values can come to, by the names of the API. */
public enum Function {
    COUNTGOOD,
    COUNTUNCERTAIN,
    COUNTBAD,
    SUM,
    AVERAGE,
    MINTIME,
    MINVALUE,
    MAXTIME,
    MAXVALUE,
    FIRSTTIME,
    FIRSTVALUE,
    LASTTIME,
    LASTVALUE,
    SD;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Function> parse(String text) {
        for (Function function : values()) {
            if (function.text().equals(text)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }
}
