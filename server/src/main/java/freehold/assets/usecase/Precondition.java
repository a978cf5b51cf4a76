package freehold.assets.usecase;

import freehold.kernel.http.IfMatch;
import org.jspecify.annotations.Nullable;

/** What a PUT expects to find, as the client's headers say it. */
public record Precondition(
        @Nullable String ifMatch, @Nullable String ifNoneMatch) {

    /** Refuses to create where the client expected something to change. */
    void checkMissing() {
        if (ifMatch != null && !ifMatch.isBlank()) {
            throw IfMatch.stale();
        }
    }

    /** Refuses to change what the client has not seen, or did not expect to be there. */
    void checkPresent(long etag) {
        if (ifNoneMatch != null && ifNoneMatch.strip().equals("*")) {
            throw IfMatch.stale();
        }
        IfMatch.check(IfMatch.require(ifMatch), etag);
    }
}
