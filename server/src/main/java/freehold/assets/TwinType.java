package freehold.assets;

import java.util.Locale;
import java.util.Optional;

/** Whether an asset stands for something in operation or for its simulation. Fixed when the asset is created. */
public enum TwinType {
    PERFORMANCE,
    SIMULATION;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As it is written in the API and in the database. */
    public String text() {
        return text;
    }

    public static Optional<TwinType> parse(String text) {
        for (TwinType type : values()) {
            if (type.text().equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
