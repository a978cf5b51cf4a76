package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.sharing.model.Ceiling;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.ShareTerms;
import freehold.sharing.model.TermsAct;
import freehold.sharing.store.CeilingTable;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The owner's answer when a share has come to its ceiling: what is to be covered after all, and how much may be. */
@Component
public class ConfirmHeld {
    private final ShareActs acts;
    private final TermsBook terms;
    private final CeilingTable table;

    ConfirmHeld(ShareActs acts, TermsBook terms, CeilingTable table) {
        this.acts = acts;
        this.terms = terms;
        this.table = table;
    }

    /**
     * What to cover, and the ceiling from now on.
     *
     * @param maxAssets empty: as it is
     */
    public record Wish(Set<AssetId> assets, Optional<Integer> maxAssets) {}

    public ShareSheet handle(Caller caller, String id, Wish wish, Conditions conditions) {
        return acts.run(new ShareActs.Request(caller, id, Action.START_SHARING, conditions), (change, share) -> {
            terms.require(change, share, TermsAct.CONFIRM);
            Ceiling wanted = wanted(share.terms(), wish);
            Share confirmed = share.withTerms(share.terms().below(wanted));
            checkRoom(change, confirmed, wanted);
            table.write(change.grant(), share.id(), wanted);
            change.guard().changed(share.id());
        });
    }

    private static Ceiling wanted(ShareTerms now, Wish wish) {
        Set<AssetId> held = new HashSet<>(now.ceiling().map(Ceiling::held).orElse(Set.of()));
        for (AssetId asset : wish.assets()) {
            if (!held.remove(asset)) {
                throw ProblemException.conflict("not-held", "The share does not hold back asset " + asset + ".");
            }
        }
        int most = wish.maxAssets()
                .or(() -> now.ceiling().map(Ceiling::maxAssets))
                .orElseThrow(() -> ProblemException.conflict("no-ceiling", "The share has no ceiling."));
        return new Ceiling(most, held);
    }

    private static void checkRoom(Change change, Share confirmed, Ceiling wanted) {
        Grant<Action.Share, AssetRef> asset =
                change.guard().require(Action.SHARE, confirmed.asset().id(), Reach.OWN);
        int covered = change.guard().ifLent(asset, confirmed.asFact()).size();
        if (covered > wanted.maxAssets()) {
            throw ProblemException.conflict(
                    "above-the-ceiling",
                    "The share would cover " + covered + " assets, and may cover " + wanted.maxAssets() + ".");
        }
    }
}
