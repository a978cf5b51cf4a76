package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.sharing.model.ProfileChoice;
import freehold.sharing.model.ProfileVersion;
import freehold.sharing.model.ShareTerms;
import freehold.sharing.model.SystemProfiles;
import freehold.sharing.model.TermsWish;
import freehold.sharing.store.ProfileTable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds profiles: those every tenant has, and the tenant's own. Another tenant's is as good as none. */
@Component
class Profiles {
    private final ProfileTable table;

    Profiles(ProfileTable table) {
        this.table = table;
    }

    Optional<ProfileVersion> find(
            Grant<? extends Action.OnTenant, TenantId> grant, String id, Optional<Integer> version) {
        return SystemProfiles.versions().stream()
                .filter(each -> each.profile().id().equals(id))
                .findFirst()
                .filter(each ->
                        version.isEmpty() || version.get().equals(each.profile().version()))
                .or(() -> Ids.uuid(id).flatMap(own -> table.find(grant, own, version)));
    }

    /** The terms that are wished, if there is the profile and the branches are assets of one's own. */
    ShareTerms terms(
            Guard guard,
            Grant<Action.ManageSharing, TenantId> grant,
            Grant<Action.Share, AssetRef> asset,
            TermsWish wish) {
        ShareTerms terms = wish.with(choose(grant, wish.profile()).profile());
        terms.excluded()
                .forEach(branch -> requireBranch(guard, branch, asset.resource().id()));
        return terms;
    }

    static void requireBranch(Guard guard, AssetId branch, AssetId root) {
        if (branch.equals(root)) {
            throw ProblemException.invalid("/excluded", "The shared asset itself can't be left out.");
        }
        guard.require(Action.READ, branch, Reach.OWN);
    }

    /** The version an offer names. */
    ProfileVersion choose(Grant<Action.ManageSharing, TenantId> grant, ProfileChoice choice) {
        return find(grant, choice.id(), choice.version()).orElseThrow(() -> {
            boolean known = find(grant, choice.id(), Optional.empty()).isPresent();
            return known
                    ? ProblemException.invalid(
                            "/profile/version",
                            "There is no version " + choice.version().orElseThrow() + " of this profile.")
                    : ProblemException.invalid("/profile/id", "There is no profile " + choice.id() + ".");
        });
    }
}
