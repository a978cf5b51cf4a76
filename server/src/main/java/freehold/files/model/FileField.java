package freehold.files.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What files are ordered and filtered by. */
public enum FileField {
    NAME("name", true),
    PATH("path", true),
    TYPE("type", true),
    DESCRIPTION("description", true),
    CREATED_BY("createdBy", true),
    UPDATED_BY("updatedBy", true),
    SIZE("size", false),
    TIMESTAMP("timestamp", false),
    CREATED("created", false),
    UPDATED("updated", false);

    private final String word;
    private final boolean text;

    FileField(String word, boolean text) {
        this.word = word;
        this.text = text;
    }

    public String word() {
        return word;
    }

    static Optional<FileField> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }

    static Optional<FileField> ofText(String word) {
        return of(word).filter(field -> field.text);
    }

    static String texts() {
        return Arrays.stream(values())
                .filter(field -> field.text)
                .map(FileField::word)
                .collect(Collectors.joining(", "));
    }

    static String all() {
        return Arrays.stream(values()).map(FileField::word).collect(Collectors.joining(", "));
    }
}
