package freehold.assets.model;

import freehold.decision.SubtenantId;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that can be assigned to assets and types.
 *
 * @param subtenant whose users have uploaded it
 */
public record ModelFile(
        String id, Optional<SubtenantId> subtenant, Details details, Content content, Trace trace, boolean assigned) {

    /** Who sees it. */
    public enum Scope {
        /** The tenant's own users and, where it is a subtenant's, those of that one. */
        PRIVATE,
        /** All users of the tenant. */
        PUBLIC;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What clients say of it. Nothing is concluded from it.
     *
     * @param originalName what the file was called where it comes from
     */
    public record Details(String name, String originalName, String description, Scope scope) {

        /** The same, if it can be kept. A name is only shown: no path is made of it. */
        public Details checked() {
            visible("name", Text.required(Limits.NAME, "name", name));
            visible("file", Text.atMost(Limits.NAME, "file", originalName));
            visible("description", Text.atMost(Limits.FILE_DESCRIPTION, "description", description));
            return this;
        }

        private static void visible(String pointer, String text) {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw ProblemException.invalid(pointer, "must not contain control characters");
            }
        }
    }

    public record Content(String sha256, long size) {}

    public record Trace(Instant uploaded, Instant modified, long etag) {}

    public long etag() {
        return trace.etag();
    }
}
