package freehold.assets.store;

import freehold.decision.SubtenantId;
import freehold.identity.Caller;
import java.util.Map;

/**
 * Which files a caller sees, as a condition on {@code f}: all of the tenant, or what is public and what is its own
 * subtenant's.
 *
 * @param all for those of the tenant itself whom nothing confines
 */
public record FileSight(boolean all, String subtenant) {
    static final String SQL = "(f.scope = 'public' or :allFiles or f.subtenant_id = :filesOf)";

    public static FileSight of(Caller caller, boolean unbound) {
        return new FileSight(
                unbound && caller.subtenant().isEmpty(),
                caller.subtenant().map(SubtenantId::value).orElse(""));
    }

    Map<String, Object> parameters() {
        return Map.of("allFiles", all, "filesOf", subtenant);
    }
}
