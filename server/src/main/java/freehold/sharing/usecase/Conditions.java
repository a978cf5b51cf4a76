package freehold.sharing.usecase;

import freehold.access.RepeatKey;
import java.util.Optional;

/**
 * On what conditions an act is to happen.
 *
 * @param etag only if the thing is still in this version; without it, in any version whose state allows the act
 * @param repeat only if it has not happened under this key before
 */
public record Conditions(Optional<Long> etag, Optional<RepeatKey> repeat) {
    public static final Conditions NONE = new Conditions(Optional.empty(), Optional.empty());
}
