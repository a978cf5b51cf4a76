package freehold.files.model;

import freehold.kernel.ProblemException;

/** The order of a list, such as {@code updated desc}; by path and name among equals. */
public record FileOrder(FileField field, boolean descending) {
    public static final FileOrder BY_PATH = new FileOrder(FileField.PATH, false);

    public static FileOrder parse(String text) {
        String[] words = text.strip().split(" +", -1);
        boolean known = words.length == 1
                || (words.length == 2 && (words[1].equalsIgnoreCase("asc") || words[1].equalsIgnoreCase("desc")));
        return FileField.of(words[0])
                .filter(field -> known)
                .map(field -> new FileOrder(field, words.length == 2 && words[1].equalsIgnoreCase("desc")))
                .orElseThrow(() -> ProblemException.invalid(
                        "order", "must be one of " + FileField.all() + ", and asc or desc after a space"));
    }
}
