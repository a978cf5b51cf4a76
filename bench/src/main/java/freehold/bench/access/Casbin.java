package freehold.bench.access;

import freehold.bench.access.SyntheticWorld.Policy;
import freehold.bench.access.SyntheticWorld.User;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * jCasbin with one enforcer for one tenant, as its documentation has it for trees of resources: users in groups by one
 * role definition, assets below assets by another. It knows nothing of shares, so it is asked about the tenant's own
 * assets alone; the walls of tenant and subtenant are looked at before it, which costs it nothing.
 */
final class Casbin implements Engine {
    private static final String MODEL = """
            [request_definition]
            r = sub, obj, cell

            [policy_definition]
            p = sub, obj, spread

            [role_definition]
            g = _, _
            g2 = _, _

            [policy_effect]
            e = some(where (p.eft == allow))

            [matchers]
            m = g(r.sub, p.sub) && (r.obj == p.obj || (p.spread == "cell" && r.cell == p.obj) || (p.spread == "branch" && g2(r.obj, p.obj)))
            """;

    private final SyntheticWorld world;
    private final int tenant;
    private final Enforcer enforcer;

    Casbin(SyntheticWorld world, int tenant) {
        this.world = world;
        this.tenant = tenant;
        Model model = new Model();
        model.loadModelFromText(MODEL);
        this.enforcer = new Enforcer(model);
        enforcer.enableAutoBuildRoleLinks(false);
        for (int asset = world.rootOf(tenant) + 1; asset < world.endOf(tenant); asset++) {
            enforcer.addNamedGroupingPolicy(
                    "g2", "a" + asset, "a" + world.assets().parent(asset));
        }
        for (int user = 0; user < world.users().size(); user++) {
            User who = world.users().get(user);
            if (who.tenant() == tenant) {
                for (int group : who.groups()) {
                    enforcer.addGroupingPolicy("u" + user, "g" + group);
                }
            }
        }
        world.policies().stream().filter(policy -> policy.tenant() == tenant).forEach(this::add);
        enforcer.buildRoleLinks();
    }

    private void add(Policy policy) {
        for (int user : policy.users()) {
            add(policy, "u" + user);
        }
        for (int group : policy.groups()) {
            add(policy, "g" + group);
        }
    }

    private void add(Policy policy, String subject) {
        if (policy.isRule()) {
            enforcer.addPolicy(subject, "c" + policy.type() + "." + policy.region(), "cell");
        }
        for (int asset : policy.assets()) {
            enforcer.addPolicy(subject, "a" + asset, policy.branch() ? "branch" : "asset");
        }
    }

    int rules() {
        return enforcer.getPolicy().size();
    }

    @Override
    public boolean mayRead(Question question) {
        User user = world.users().get(question.user());
        Assets assets = world.assets();
        int asset = question.asset();
        if (assets.tenant(asset) != tenant || (user.isConfined() && user.subtenant() != assets.subtenant(asset))) {
            return false;
        }
        return (user.administrator() && !user.isConfined())
                || enforcer.enforce(
                        "u" + question.user(), "a" + asset, "c" + assets.type(asset) + "." + assets.region(asset));
    }
}
