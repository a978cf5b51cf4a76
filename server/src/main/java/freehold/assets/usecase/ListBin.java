package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.VisibleAssets;
import freehold.assets.model.BinEntry;
import freehold.assets.store.BinTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.identity.Caller;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Lists what was deleted and can be restored. */
@Component
public class ListBin {
    private final Access access;
    private final BinTable bin;

    ListBin(Access access, BinTable bin) {
        this.access = access;
        this.bin = bin;
    }

    /** What policies hide, or a subtenant does not have, is neither named nor counted. */
    private BinEntry seen(Guard guard, BinEntry entry) {
        Predicate<AssetId> notices =
                id -> guard.find(Action.NOTICE, id, Reach.OWN).isPresent();
        return guard.find(Action.RESTORE, entry.asset(), Reach.OWN)
                .map(top -> entry.within(
                        notices,
                        bin.members(top).keySet().stream().filter(notices).count()))
                .orElseGet(() -> entry.within(notices, 1));
    }

    public Page<BinEntry> list(Caller caller, PageWish wish) {
        return access.read(caller, guard -> {
            VisibleAssets visible = guard.visible(Reach.OWN);
            return Page.of(
                    bin.slice(visible, wish).stream()
                            .map(entry -> caller.subtenant().map(entry::within).orElse(entry))
                            .map(entry -> guard.unbound() ? entry : seen(guard, entry))
                            .toList(),
                    wish,
                    bin.count(visible));
        });
    }
}
