package freehold.assets.model;

import java.util.Locale;
import java.util.Optional;

/** Where the values of an aspect are kept. */
public enum Category {
    /** With the asset. */
    STATIC,
    /** In time series. */
    DYNAMIC;

    /** As it is written in the API and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Category> parse(String text) {
        for (Category category : values()) {
            if (category.text().equals(text)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }
}
