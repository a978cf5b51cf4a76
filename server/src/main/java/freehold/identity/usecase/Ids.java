package freehold.identity.usecase;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of users and groups as requests name them. */
final class Ids {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** Empty for what can't be an id, which is then as unknown as any other. */
    static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
