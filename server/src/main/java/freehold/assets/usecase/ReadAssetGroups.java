package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.model.AssetGroup;
import freehold.assets.store.AssetGroupTable;
import freehold.decision.Action;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads groups of assets. Who sees all assets sees all groups; others see those with an asset they see, and of them only
 * such assets.
 */
@Component
public class ReadAssetGroups {
    private final Access access;
    private final AssetGroupTable groups;

    ReadAssetGroups(Access access, AssetGroupTable groups) {
        this.access = access;
        this.groups = groups;
    }

    public Page<AssetGroup> list(Caller caller, PageWish wish) {
        List<AssetGroup> seen = access.read(
                caller,
                guard -> groups.all(guard.require(Action.BROWSE)).stream()
                        .flatMap(group -> seen(guard, group).stream())
                        .toList());
        return wish.cut(seen);
    }

    public AssetGroup read(Caller caller, String id) {
        return access.read(
                caller,
                guard -> parse(id)
                        .flatMap(known -> groups.find(guard.require(Action.BROWSE), known))
                        .flatMap(group -> seen(guard, group))
                        .orElseThrow(() -> unknown(id)));
    }

    private static Optional<AssetGroup> seen(Guard guard, AssetGroup group) {
        return guard.unbound()
                ? Optional.of(group)
                : group.seenBy(
                        asset -> guard.find(Action.READ, asset, Reach.OWN).isPresent());
    }

    /** A group's id, if it is in the form of one. */
    static Optional<UUID> parse(String id) {
        try {
            UUID parsed = UUID.fromString(id);
            return parsed.toString().equals(id) ? Optional.of(parsed) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    static ProblemException unknown(String id) {
        return ProblemException.notFound("group", id);
    }
}
