package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.ShareFolders;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.Problem.Conflict;
import freehold.kernel.Problem.NotFound;
import freehold.kernel.ProblemException;
import freehold.sharing.Limits;
import freehold.sharing.model.Failure;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareAct;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.Target;
import freehold.sharing.store.OverlayTable;
import freehold.sharing.store.PartyTable;
import freehold.sharing.store.ShareTable;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Accepts an offered share, or tries again to: the asset becomes visible below a folder of the receiver's own. */
@Component
public class AcceptShare {
    private final ShareActs acts;
    private final ShareBook book;
    private final ShareTable shares;
    private final PartyTable parties;
    private final ShareFolders folders;
    private final OverlayTable overlays;

    AcceptShare(
            ShareActs acts,
            ShareBook book,
            ShareTable shares,
            PartyTable parties,
            ShareFolders folders,
            OverlayTable overlays) {
        this.overlays = overlays;
        this.acts = acts;
        this.book = book;
        this.shares = shares;
        this.parties = parties;
        this.folders = folders;
    }

    public ShareSheet accept(Caller caller, String id, Target target, Conditions conditions) {
        return acts.run(
                new ShareActs.Request(caller, id, Action.START_SHARING, conditions),
                (change, share) -> place(change, share, ShareAct.ACCEPT, target));
    }

    /**
     * Tries a failed acceptance once more.
     *
     * @param target empty: where it was wanted the last time
     */
    public ShareSheet retry(Caller caller, String id, Optional<Target> target, Conditions conditions) {
        return acts.run(new ShareActs.Request(caller, id, Action.START_SHARING, conditions), (change, share) -> {
            Target wanted = target.orElseGet(() -> shares.target(change.grant(), share.id()));
            place(change, share, ShareAct.RETRY, wanted);
        });
    }

    private void place(Change change, Share share, ShareAct act, Target target) {
        Optional<Failure> failure = tryTo(change, share, act, target);
        failure.ifPresent(why -> {
            shares.place(change.grant(), share.id(), target, Optional.empty());
            book.fail(change, share, why);
        });
    }

    /** Accepts a share this transaction has locked; or leaves it as it is and tells why it can't be carried out. */
    Optional<Failure> tryTo(Change change, Share share, ShareAct act, Target target) {
        book.next(change, share, act);
        book.recordLapsed(
                change, Set.of(share.owner()), Optional.of(share.asset().id()));
        book.refuseSecond(change, share);
        if (shares.countReceived(change.grant()) >= Limits.RECEIVED_SHARES) {
            return Optional.of(Failure.LIMIT);
        }
        Optional<AssetId> mount = mount(change, share, target);
        if (mount.isEmpty()) {
            return Optional.of(Failure.TARGET_MISSING);
        }
        shares.place(change.grant(), share.id(), target, mount);
        overlays.copy(change.grant(), share.id(), share.asset().id(), target.name());
        book.move(change, share, act, Optional.empty());
        return Optional.empty();
    }

    private Optional<AssetId> mount(Change change, Share share, Target target) {
        if (target.parentId().isPresent()) {
            return ownAsset(change.guard(), target.parentId().get());
        }
        String ownerName = Objects.requireNonNull(
                        parties.of(change.grant(), List.of(share.owner())).get(share.owner()))
                .displayName();
        return Optional.of(folders.ensure(change.guard(), share.owner(), ownerName));
    }

    /** A target that is gone, foreign or never was fails the acceptance; nothing is made in its place. */
    private static Optional<AssetId> ownAsset(Guard guard, String id) {
        try {
            Grant<Action.AddChild, AssetRef> parent = guard.require(new Action.AddChild(false), id, Reach.OWN);
            return Optional.of(parent.resource().id());
        } catch (ProblemException refused) {
            if (refused.problem() instanceof NotFound || isDeleted(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static boolean isDeleted(ProblemException refused) {
        return refused.problem() instanceof Conflict conflict && conflict.code().equals(Guard.IN_BIN);
    }
}
