package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.sharing.model.ProfileChoice;
import freehold.sharing.model.ProfileVersion;
import freehold.sharing.model.SystemProfiles;
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
