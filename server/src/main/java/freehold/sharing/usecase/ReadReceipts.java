package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.PageWish;
import freehold.sharing.model.Listing;
import freehold.sharing.model.Receipt;
import freehold.sharing.store.ReceiptTable;
import freehold.sharing.store.ShareTable;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows both sides of a share what was read through it. */
@Component
public class ReadReceipts {
    private final Access access;
    private final ShareTable shares;
    private final ReceiptTable receipts;

    ReadReceipts(Access access, ShareTable shares, ReceiptTable receipts) {
        this.access = access;
        this.shares = shares;
        this.receipts = receipts;
    }

    public Listing<Receipt> of(Caller caller, String id, PageWish part) {
        UUID known = Ids.share(id);
        return access.read(caller, guard -> {
            Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
            if (shares.find(grant, known, guard.now()).isEmpty()) {
                throw Ids.noShare(id);
            }
            return receipts.page(grant, known, part);
        });
    }
}
