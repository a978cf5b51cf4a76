package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.RepeatKey;
import freehold.access.Repeats;
import freehold.assets.model.AssetGroup;
import freehold.assets.model.AssetGroup.Draft;
import freehold.assets.model.Limits;
import freehold.assets.store.AssetGroupTable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes, changes and deletes groups of assets: of one's own assets only. Whoever sees an asset can group it. */
@Component
public class KeepAssetGroups {
    private final Access access;
    private final AssetGroupTable groups;
    private final Repeats repeats;

    KeepAssetGroups(Access access, AssetGroupTable groups, Repeats repeats) {
        this.access = access;
        this.repeats = repeats;
        this.groups = groups;
    }

    public AssetGroup create(Caller caller, Draft draft, Optional<RepeatKey> repeat) {
        return access.write(caller, guard -> {
            Grant<Action.EditGroups, TenantId> grant = guard.require(Action.EDIT_GROUPS);
            // From here to the end nobody else makes a group: of two requests with one key, one repeats the other.
            long groupsBefore = groups.countLocked(grant);
            return repeats.earlier(guard, grant, repeat, AssetGroup.class).orElseGet(() -> {
                checkMembers(guard, grant, draft);
                if (groupsBefore >= Limits.GROUPS) {
                    throw ProblemException.limit("groups", "A tenant can have " + Limits.GROUPS + " groups of assets.");
                }
                UUID id = groups.insert(grant, draft);
                return repeats.keep(guard, grant, repeat, groups.find(grant, id).orElseThrow());
            });
        });
    }

    /** Makes the group what the draft says. */
    public AssetGroup put(Caller caller, String id, long etag, Draft draft) {
        return access.write(caller, guard -> {
            Grant<Action.EditGroups, TenantId> grant = guard.require(Action.EDIT_GROUPS);
            AssetGroup group = known(grant, id);
            IfMatch.check(etag, group.etag());
            checkMembers(guard, grant, draft);
            if (!groups.update(grant, group, draft)) {
                throw IfMatch.stale();
            }
            return groups.find(grant, group.id()).orElseThrow();
        });
    }

    public void delete(Caller caller, String id, long etag) {
        access.write(caller, guard -> {
            Grant<Action.EditGroups, TenantId> grant = guard.require(Action.EDIT_GROUPS);
            AssetGroup group = known(grant, id);
            IfMatch.check(etag, group.etag());
            if (!groups.delete(grant, group)) {
                throw IfMatch.stale();
            }
            return group;
        });
    }

    private AssetGroup known(Grant<Action.EditGroups, TenantId> grant, String id) {
        return ReadAssetGroups.parse(id)
                .flatMap(parsed -> groups.find(grant, parsed))
                .orElseThrow(() -> ReadAssetGroups.unknown(id));
    }

    /** A received asset is as good as missing, and so is one in the bin. */
    private void checkMembers(Guard guard, Grant<Action.EditGroups, TenantId> grant, Draft draft) {
        draft.checked().members().forEach(member -> guard.require(Action.READ, member, Reach.OWN));
        Set<String> inTree = groups.inTree(grant, draft);
        draft.members().stream()
                .filter(member -> !inTree.contains(member))
                .findFirst()
                .ifPresent(missing -> {
                    throw ProblemException.notFound("asset", missing);
                });
    }
}
