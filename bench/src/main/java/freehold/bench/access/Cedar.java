package freehold.bench.access;

import static freehold.bench.access.SyntheticWorld.NONE;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.Value;
import freehold.bench.access.SyntheticWorld.Policy;
import freehold.bench.access.SyntheticWorld.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * cedar-java with the policies that name the asking user, cached, which is the fastest way it has; each request brings
 * the user and the asset with all above it. Asked about own assets alone, with the walls looked at before it.
 */
final class Cedar implements Engine {
    private static final EntityTypeName USER = EntityTypeName.parse("User").orElseThrow();
    private static final EntityTypeName GROUP = EntityTypeName.parse("Group").orElseThrow();
    private static final EntityTypeName ASSET = EntityTypeName.parse("Asset").orElseThrow();
    private static final EntityUID READ =
            EntityTypeName.parse("Action").orElseThrow().of("read");

    private final SyntheticWorld world;
    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final Map<Integer, PolicySet> slices = new HashMap<>();

    Cedar(SyntheticWorld world) {
        this.world = world;
        PolicySet.setCacheMaxPolicySets(10_000);
    }

    @Override
    public boolean mayRead(Question question) {
        User user = world.users().get(question.user());
        Assets assets = world.assets();
        int asset = question.asset();
        if (assets.tenant(asset) != user.tenant()
                || (user.isConfined() && user.subtenant() != assets.subtenant(asset))) {
            return false;
        }
        if (user.administrator() && !user.isConfined()) {
            return true;
        }
        Entity asking = new Entity(USER.of("" + question.user()), groups(user));
        Set<Entity> entities = new HashSet<>(Set.of(asking));
        Entity asked = entity(asset);
        entities.add(asked);
        for (int step = assets.parent(asset); step != NONE; step = assets.parent(step)) {
            entities.add(entity(step));
        }
        try {
            return engine.isAuthorized(
                            new AuthorizationRequest(asking.getEUID(), READ, asked.getEUID(), Map.of()),
                            slice(question.user(), user),
                            entities)
                    .success
                    .orElseThrow()
                    .isAllowed();
        } catch (AuthException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Set<EntityUID> groups(User user) {
        Set<EntityUID> groups = new HashSet<>();
        user.groups().forEach(group -> groups.add(GROUP.of("" + group)));
        return groups;
    }

    private Entity entity(int asset) {
        Assets assets = world.assets();
        Map<String, Value> attributes =
                Map.of("type", new PrimLong(assets.type(asset)), "region", new PrimLong(assets.region(asset)));
        int parent = assets.parent(asset);
        return new Entity(ASSET.of("" + asset), attributes, parent == NONE ? Set.of() : Set.of(ASSET.of("" + parent)));
    }

    /** The policies that name the user; made before anything is timed. */
    PolicySet slice(int number, User user) {
        return slices.computeIfAbsent(number, unseen -> {
            Set<com.cedarpolicy.model.policy.Policy> statements = new HashSet<>();
            world.policies().stream()
                    .filter(policy -> policy.tenant() == user.tenant() && policy.names(user, number))
                    .forEach(policy -> add(policy, statements));
            PolicySet slice = new PolicySet(statements);
            try {
                slice.cache();
            } catch (CacheException failed) {
                throw new IllegalStateException(failed);
            }
            return slice;
        });
    }

    private static void add(Policy policy, Set<com.cedarpolicy.model.policy.Policy> statements) {
        Set<String> principals = new HashSet<>();
        policy.users().forEach(user -> principals.add("principal == User::\"" + user + "\""));
        policy.groups().forEach(group -> principals.add("principal in Group::\"" + group + "\""));
        Set<String> resources = new HashSet<>();
        if (policy.isRule()) {
            resources.add("resource) when { resource.type == " + policy.type() + " && resource.region == "
                    + policy.region() + " }");
        }
        policy.assets()
                .forEach(asset ->
                        resources.add("resource " + (policy.branch() ? "in" : "==") + " Asset::\"" + asset + "\")"));
        for (String principal : principals) {
            for (String resource : resources) {
                statements.add(new com.cedarpolicy.model.policy.Policy(
                        "permit(" + principal + ", action == Action::\"read\", " + resource + ";",
                        "policy" + statements.size()));
            }
        }
    }
}
