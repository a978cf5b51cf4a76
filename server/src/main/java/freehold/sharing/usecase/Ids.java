package freehold.sharing.usecase;

import freehold.kernel.ProblemException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as they stand in addresses. A text that can't be an id names something nobody has. */
final class Ids {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    static UUID collaboration(String text) {
        return uuid(text).orElseThrow(() -> noCollaboration(text));
    }

    static ProblemException noCollaboration(String text) {
        return ProblemException.notFound("collaboration", text);
    }

    static UUID share(String text) {
        return uuid(text).orElseThrow(() -> noShare(text));
    }

    static ProblemException noShare(String text) {
        return ProblemException.notFound("share", text);
    }

    static UUID profile(String text) {
        return uuid(text).orElseThrow(() -> noProfile(text));
    }

    static ProblemException noProfile(String text) {
        return ProblemException.notFound("profile", text);
    }

    /** An unknown tenant, one there is no agreement with, and one that was a partner once: all the same. */
    static ProblemException noPartner(String text) {
        return ProblemException.notFound("partner", text);
    }

    static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
