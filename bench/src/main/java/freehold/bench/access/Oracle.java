package freehold.bench.access;

import static freehold.bench.access.SyntheticWorld.NONE;

import freehold.bench.access.SyntheticWorld.Policy;
import freehold.bench.access.SyntheticWorld.Share;
import freehold.bench.access.SyntheticWorld.User;
import java.util.ArrayList;
import java.util.List;

/** The rules as they are written down, one after the other, with no thought of speed: what all engines are held to. */
final class Oracle implements Engine {
    private final SyntheticWorld world;
    private final List<List<Policy>> policies = new ArrayList<>();
    private final List<List<Share>> received = new ArrayList<>();

    Oracle(SyntheticWorld world) {
        this.world = world;
        for (int tenant = 0; tenant < world.tenants(); tenant++) {
            policies.add(new ArrayList<>());
            received.add(new ArrayList<>());
        }
        world.policies().forEach(policy -> policies.get(policy.tenant()).add(policy));
        world.shares().forEach(share -> received.get(share.receiver()).add(share));
    }

    @Override
    public boolean mayRead(Question question) {
        User user = world.users().get(question.user());
        Assets assets = world.assets();
        int asset = question.asset();
        if (assets.tenant(asset) == user.tenant()) {
            return (!user.isConfined() || user.subtenant() == assets.subtenant(asset))
                    && isAllowed(question, user, world.rootOf(user.tenant()), true);
        }
        int outermost = NONE;
        for (Share share : received.get(user.tenant())) {
            if (covers(share, asset) && (outermost == NONE || share.root() < outermost)) {
                outermost = share.root();
            }
        }
        return !user.isConfined() && outermost != NONE && isAllowed(question, user, outermost, false);
    }

    private boolean covers(Share share, int asset) {
        if (!share.live() || !world.assets().isInBranch(asset, share.root())) {
            return false;
        }
        Assets assets = world.assets();
        for (int step = asset; step != share.root(); step = assets.parent(step)) {
            if (!share.includeSubtenants() && assets.subtenant(step) != assets.subtenant(share.root())) {
                return false;
            }
        }
        return true;
    }

    /**
     * By one policy at least, unless policies don't bind the user.
     *
     * @param top up to where the user's tree goes
     */
    private boolean isAllowed(Question question, User user, int top, boolean own) {
        if (user.administrator() && !user.isConfined()) {
            return true;
        }
        return policies.get(user.tenant()).stream()
                .filter(policy -> policy.names(user, question.user()))
                .anyMatch(policy -> policy.isRule()
                        ? own && fits(policy, question.asset())
                        : reaches(policy, question.asset(), top));
    }

    /** Regions are labels, which are never lent: such a rule is about one's own assets. */
    private boolean fits(Policy policy, int asset) {
        return world.assets().type(asset) == policy.type() && world.assets().region(asset) == policy.region();
    }

    private boolean reaches(Policy policy, int asset, int top) {
        for (int named : policy.assets()) {
            boolean reached = policy.branch() ? world.assets().isInBranch(asset, named) : asset == named;
            if (reached && world.assets().isInBranch(named, top)) {
                return true;
            }
        }
        return false;
    }
}
