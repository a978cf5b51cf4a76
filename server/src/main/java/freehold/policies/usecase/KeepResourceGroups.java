package freehold.policies.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.PolicyId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.policies.model.Identifier;
import freehold.policies.model.Limits;
import freehold.policies.model.PolicyFilter;
import freehold.policies.model.ResourceGroup;
import freehold.policies.store.PolicyTable;
import freehold.policies.store.ResourceGroupTable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps groups of resources. What changes in one changes for all policies that name it, at once. */
@Component
public class KeepResourceGroups {
    private final Access access;
    private final ResourceGroupTable groups;
    private final PolicyTable policies;
    private final NamedAssets named;

    KeepResourceGroups(Access access, ResourceGroupTable groups, PolicyTable policies, NamedAssets named) {
        this.access = access;
        this.groups = groups;
        this.policies = policies;
        this.named = named;
    }

    public Page<ResourceGroup> list(Caller caller, PolicyFilter filter, PageWish wish) {
        return access.read(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            return Page.of(groups.slice(grant, filter, wish), wish, groups.count(grant, filter));
        });
    }

    public ResourceGroup read(Caller caller, String id) {
        return access.read(caller, guard -> find(guard.require(Action.ADMINISTER), id));
    }

    public ResourceGroup create(Caller caller, ResourceGroup.Draft draft) {
        return access.change(caller, Set.of(), guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            check(guard, grant, draft);
            if (groups.count(grant, PolicyFilter.ALL) >= Limits.RESOURCE_GROUPS) {
                throw ProblemException.limit(
                        "resource-groups", "A tenant can have " + Limits.RESOURCE_GROUPS + " groups of resources.");
            }
            UUID id = groups.insert(grant, draft);
            tell(guard, grant, draft.name());
            return find(grant, id.toString());
        });
    }

    public ResourceGroup put(Caller caller, String id, long etag, ResourceGroup.Draft draft) {
        return access.change(caller, Set.of(), guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            ResourceGroup before = find(grant, id);
            IfMatch.check(etag, before.traces().etag());
            if (!draft.name().equals(before.content().name())) {
                throw ProblemException.invalid("/name", "is " + before.content().name() + " and can't be changed");
            }
            check(guard, grant, draft);
            if (!groups.update(grant, before.id(), etag, draft)) {
                throw IfMatch.stale();
            }
            tell(guard, grant, draft.name());
            return find(grant, id);
        });
    }

    /** Refused while a policy names the group: it would come to cover less without anybody having changed it. */
    public void delete(Caller caller, String id) {
        access.change(caller, Set.of(), guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            ResourceGroup group = find(grant, id);
            List<UUID> naming = policies.naming(grant, group.content().name());
            if (!naming.isEmpty()) {
                throw ProblemException.conflict(
                        "resource-group-in-use",
                        "The group is named by " + naming.size() + " policies, such as " + naming.getFirst() + ".");
            }
            groups.delete(grant, group.id());
            return id;
        });
    }

    private static void check(Guard guard, Grant<Action.Administer, TenantId> grant, ResourceGroup.Draft draft) {
        draft.checked(grant.resource());
        List<String> resources = draft.resources();
        for (int i = 0; i < resources.size(); i++) {
            boolean there =
                    Identifier.parse(resources.get(i), grant.resource()).orElse(null) instanceof Identifier.Asset asset
                            && guard.find(Action.NOTICE, asset.id(), Reach.OWN_AND_RECEIVED)
                                    .isPresent();
            if (!there) {
                throw ProblemException.invalid("/resources/" + i, "names no asset of the tenant");
            }
        }
    }

    private void tell(Guard guard, Grant<Action.Administer, TenantId> grant, String name) {
        List<UUID> naming = policies.naming(grant, name);
        named.check(grant, naming);
        naming.forEach(policy -> guard.changed(new PolicyId(policy)));
    }

    private ResourceGroup find(Grant<Action.Administer, TenantId> grant, String id) {
        return Ids.parse(id)
                .flatMap(known -> groups.find(grant, known))
                .orElseThrow(() -> ProblemException.notFound("group of resources", id));
    }
}
