package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Repeats;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.store.ShareTable;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** What all acts on a share have in common: found, both tenants' changes held off, locked, checked, done, shown. */
@Component
class ShareActs {
    private final Access access;
    private final ShareTable shares;
    private final ShareBook book;
    private final ShareSheets sheets;
    private final Repeats repeats;

    ShareActs(Access access, ShareTable shares, ShareBook book, ShareSheets sheets, Repeats repeats) {
        this.access = access;
        this.shares = shares;
        this.book = book;
        this.sheets = sheets;
        this.repeats = repeats;
    }

    /**
     * Which share, on what conditions, and what right the act needs.
     *
     * @param id as it stands in the address
     */
    record Request(Caller caller, String id, Action.ManageSharing right, Conditions conditions) {}

    /** INVARIANT: of two acts at once one sees what the other has left; both wait for the same epochs and the row. */
    ShareSheet run(Request request, BiConsumer<Change, Share> act) {
        Caller caller = request.caller();
        UUID id = Ids.share(request.id());
        TenantId other = access.read(
                caller,
                guard -> shares.find(guard.require(request.right()), id, guard.now())
                        .orElseThrow(() -> Ids.noShare(request.id()))
                        .otherThan(caller.tenant()));
        return access.change(caller, Set.of(other), guard -> {
            Change change = book.begin(guard, request.right());
            return repeats.earlier(guard, change.grant(), request.conditions().repeat(), ShareSheet.class)
                    .orElseGet(() -> {
                        Share locked =
                                shares.lock(change.grant(), id, change.now()).orElseThrow();
                        request.conditions().etag().ifPresent(etag -> IfMatch.check(etag, locked.etag()));
                        act.accept(change, locked);
                        ShareSheet sheet = sheets.one(guard, change.grant(), id, change.now());
                        return repeats.keep(
                                guard, change.grant(), request.conditions().repeat(), sheet);
                    });
        });
    }
}
