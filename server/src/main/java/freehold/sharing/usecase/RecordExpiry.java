package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.sharing.store.CollaborationTable;
import freehold.sharing.store.ShareTable;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes into history what time has ended. Only the record is late: reads and decisions go by the clock, so nothing is
 * visible a moment longer.
 */
@Component
public class RecordExpiry {
    private static final Logger LOG = LoggerFactory.getLogger(RecordExpiry.class);
    private static final String REASON = "time is up";

    private final Access access;
    private final CollaborationTable collaborations;
    private final ShareTable shares;
    private final CollaborationBook collaborationBook;
    private final ShareBook shareBook;

    RecordExpiry(
            Access access,
            CollaborationTable collaborations,
            ShareTable shares,
            CollaborationBook collaborationBook,
            ShareBook shareBook) {
        this.access = access;
        this.collaborations = collaborations;
        this.shares = shares;
        this.collaborationBook = collaborationBook;
        this.shareBook = shareBook;
    }

    /** Records all there is. A tenant whose turn fails doesn't keep the others from theirs. */
    public void everywhere() {
        for (TenantId tenant : access.tenants()) {
            try {
                of(tenant);
            } catch (RuntimeException failure) {
                LOG.error("Expiries of tenant {} could not be recorded; they will be tried again.", tenant, failure);
            }
        }
    }

    /** Records all of one tenant's, on whichever side it is. */
    public void of(TenantId tenant) {
        Set<TenantId> partners = access.readAsPlatform(tenant, REASON, guard -> {
            var grant = guard.require(Action.READ_SHARING);
            Set<TenantId> found = new HashSet<>(shares.partnersOfLapsed(grant, guard.now()));
            found.addAll(collaborations.partnersOfLapsed(grant, guard.now()));
            return found;
        });
        if (!partners.isEmpty()) {
            access.changeAsPlatform(tenant, REASON, partners, guard -> {
                Change change = shareBook.begin(guard, Action.END_SHARING);
                shareBook.recordLapsed(change, partners, Optional.empty());
                collaborationBook.recordLapsed(change.grant(), partners, change.now());
                return tenant;
            });
        }
    }
}
