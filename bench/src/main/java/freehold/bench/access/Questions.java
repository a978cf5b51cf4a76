package freehold.bench.access;

import freehold.bench.access.SyntheticWorld.Policy;
import freehold.bench.access.SyntheticWorld.Share;
import freehold.bench.access.SyntheticWorld.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws questions as people would ask them: most about one's own assets and those one may see. */
final class Questions {
    private final SyntheticWorld world;
    private final SplittableRandom random;
    private final Map<Integer, List<Policy>> policies = new HashMap<>();
    private final Map<Integer, List<Share>> received = new HashMap<>();

    Questions(SyntheticWorld world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(seed);
        world.policies()
                .forEach(policy -> policies.computeIfAbsent(policy.tenant(), unseen -> new ArrayList<>())
                        .add(policy));
        world.shares()
                .forEach(share -> received.computeIfAbsent(share.receiver(), unseen -> new ArrayList<>())
                        .add(share));
    }

    /** One of a user drawn at random. */
    Question any() {
        return of(random.nextInt(world.users().size()));
    }

    /** 40 % of any own asset, 35 % below what a policy names, 15 % of what is received, 10 % of any asset at all. */
    Question of(int user) {
        User asker = world.users().get(user);
        int draw = random.nextInt(100);
        if (draw < 40) {
            return new Question(user, ownOf(asker));
        }
        if (draw < 75) {
            return new Question(user, near(user, asker));
        }
        if (draw < 90) {
            List<Share> shares = received.getOrDefault(asker.tenant(), List.of());
            return new Question(
                    user,
                    shares.isEmpty()
                            ? ownOf(asker)
                            : below(shares.get(random.nextInt(shares.size())).root()));
        }
        return new Question(user, random.nextInt(world.assets().count()));
    }

    /** One about the user's own tenant, which is all some engines can be asked. */
    Question ownOf(int user) {
        User asker = world.users().get(user);
        return new Question(user, random.nextInt(2) == 0 ? ownOf(asker) : near(user, asker));
    }

    private int ownOf(User asker) {
        int first = world.rootOf(asker.tenant());
        return first + random.nextInt(world.endOf(asker.tenant()) - first);
    }

    private int near(int user, User asker) {
        List<Policy> mine = policies.getOrDefault(asker.tenant(), List.of());
        for (int attempt = 0; attempt < 50 && !mine.isEmpty(); attempt++) {
            Policy policy = mine.get(random.nextInt(mine.size()));
            if (!policy.isRule() && policy.names(asker, user)) {
                int named = policy.assets().get(random.nextInt(policy.assets().size()));
                if (world.assets().tenant(named) == asker.tenant()) {
                    return below(named);
                }
            }
        }
        return ownOf(asker);
    }

    /** The asset or one below it, if the first that are drawn hit one. */
    private int below(int top) {
        int end = world.endOf(world.assets().tenant(top));
        for (int attempt = 0; attempt < 40; attempt++) {
            int asset = top + random.nextInt(end - top);
            if (world.assets().isInBranch(asset, top)) {
                return asset;
            }
        }
        return top;
    }
}
