package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Reach;
import freehold.access.VisibleAssets;
import freehold.assets.model.BinEntry;
import freehold.assets.store.BinTable;
import freehold.identity.Caller;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
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

    public Page<BinEntry> list(Caller caller, PageWish wish) {
        return access.read(caller, guard -> {
            VisibleAssets visible = guard.visible(Reach.OWN);
            return Page.of(
                    bin.slice(visible, wish).stream()
                            .map(entry -> caller.subtenant().map(entry::within).orElse(entry))
                            .toList(),
                    wish,
                    bin.count(visible));
        });
    }
}
