package freehold.bench.access;

import static freehold.bench.access.SyntheticWorld.NONE;

import freehold.bench.access.SyntheticWorld.Policy;
import freehold.bench.access.SyntheticWorld.Share;
import freehold.bench.access.SyntheticWorld.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the same world from the same seed: few large tenants and many small ones, trees of six levels. */
final class WorldMaker {
    /** Of the assets of a tenant, how many are on each level; the root is above. */
    private static final double[] LEVELS = {0.01, 0.05, 0.20, 0.40, 0.34};

    private static final int FEWEST_ON_A_LEVEL = 60;

    private final WorldSize size;
    private final SplittableRandom random;
    private final int[] firstAsset;
    private final Assets assets;
    private final List<List<Integer>> subtenants = new ArrayList<>();
    /** From where on each tenant has assets of the second level below its root. */
    private final int[] firstToLend;

    private WorldMaker(WorldSize size, long seed) {
        this.size = size;
        this.random = new SplittableRandom(seed);
        this.firstAsset = tenantSizes();
        this.firstToLend = new int[size.tenants()];
        int all = firstAsset[size.tenants()];
        this.assets = new Assets(all);
    }

    static SyntheticWorld make(WorldSize size, long seed) {
        return new WorldMaker(size, seed).make();
    }

    private SyntheticWorld make() {
        int subtenantCount = 0;
        for (int tenant = 0; tenant < size.tenants(); tenant++) {
            int many = tenant < size.tenants() / 5 ? 50 : tenant < size.tenants() / 2 ? 5 : 0;
            List<Integer> ofTenant = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                ofTenant.add(subtenantCount++);
            }
            subtenants.add(ofTenant);
            plant(tenant, ofTenant);
        }
        List<Share> shares = shares();
        return new SyntheticWorld(
                Arrays.stream(firstAsset).boxed().toList(), assets, users(), policies(shares), shares);
    }

    /** In proportion to 1/(rank + 3). */
    private int[] tenantSizes() {
        double[] weights = new double[size.tenants()];
        Arrays.setAll(weights, rank -> 1.0 / (rank + 3));
        double sum = Arrays.stream(weights).sum();
        int[] first = new int[size.tenants() + 1];
        for (int tenant = 0; tenant < size.tenants(); tenant++) {
            first[tenant + 1] = first[tenant] + (int) (size.assets() * weights[tenant] / sum);
        }
        return first;
    }

    private void plant(int tenant, List<Integer> ofTenant) {
        int root = firstAsset[tenant];
        int end = firstAsset[tenant + 1];
        assets.belong(root, end, tenant);
        describe(root, NONE, NONE);
        int above = root;
        int level = root + 1;
        for (int depth = 0; depth < LEVELS.length && level < end; depth++) {
            int rows = Math.max(FEWEST_ON_A_LEVEL, (int) ((end - root) * LEVELS[depth]));
            int below = depth == LEVELS.length - 1 ? end : Math.min(end, level + rows);
            if (depth == 1) {
                firstToLend[tenant] = level;
            }
            for (int asset = level; asset < below; asset++) {
                int parent = above + random.nextInt(level - above);
                boolean folder = depth == 0 && asset - level < ofTenant.size();
                describe(asset, parent, folder ? ofTenant.get(asset - level) : assets.subtenant(parent));
            }
            above = level;
            level = below;
        }
    }

    private void describe(int asset, int parent, int subtenant) {
        assets.hang(asset, parent, subtenant);
        assets.describe(asset, random.nextInt(SyntheticWorld.TYPES), random.nextInt(SyntheticWorld.REGIONS));
    }

    private List<User> users() {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < size.users(); i++) {
            int tenant = i / size.usersOfATenant();
            List<Integer> ofTenant = subtenants.get(tenant);
            int draw = random.nextInt(100);
            boolean confined = draw >= 70 && !ofTenant.isEmpty();
            List<Integer> groups = random.ints(random.nextInt(4), 0, WorldSize.GROUPS_OF_A_TENANT)
                    .map(group -> tenant * WorldSize.GROUPS_OF_A_TENANT + group)
                    .distinct()
                    .boxed()
                    .toList();
            users.add(new User(tenant, confined ? any(ofTenant) : NONE, draw < 10, groups));
        }
        return users;
    }

    private int any(List<Integer> numbers) {
        return numbers.get(random.nextInt(numbers.size()));
    }

    private List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        int all = assets.count();
        while (shares.size() < size.shares()) {
            int owner = assets.tenant(random.nextInt(all));
            int receiver = random.nextInt(size.tenants());
            int first = firstToLend[owner];
            if (receiver == owner) {
                continue;
            }
            int upper = first + Math.max(1, (firstAsset[owner + 1] - first) / 4);
            int root = first + random.nextInt(upper - first);
            // The others are open offers, or over.
            boolean live = random.nextInt(100) < 81;
            shares.add(new Share(owner, receiver, root, live, random.nextBoolean()));
        }
        return shares;
    }

    private List<Policy> policies(List<Share> shares) {
        List<List<Share>> received = new ArrayList<>();
        for (int tenant = 0; tenant < size.tenants(); tenant++) {
            received.add(new ArrayList<>());
        }
        shares.forEach(share -> received.get(share.receiver()).add(share));
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < size.policies(); i++) {
            policies.add(policy(i / size.policiesOfATenant(), received.get(i / size.policiesOfATenant())));
        }
        return policies;
    }

    private Policy policy(int tenant, List<Share> received) {
        List<Integer> groups = random.ints(3, 0, WorldSize.GROUPS_OF_A_TENANT)
                .filter(group -> random.nextInt(100) < 70)
                .map(group -> tenant * WorldSize.GROUPS_OF_A_TENANT + group)
                .distinct()
                .boxed()
                .toList();
        List<Integer> users = random.ints(3 - groups.size(), 0, size.usersOfATenant())
                .map(user -> tenant * size.usersOfATenant() + user)
                .distinct()
                .boxed()
                .toList();
        int draw = random.nextInt(100);
        if (draw < 15) {
            return new Policy(
                    tenant,
                    users,
                    groups,
                    List.of(),
                    true,
                    random.nextInt(SyntheticWorld.TYPES),
                    random.nextInt(SyntheticWorld.REGIONS));
        }
        List<Integer> named = draw < 30 && !received.isEmpty()
                ? random.ints(2, 0, received.size())
                        .map(each -> received.get(each).root())
                        .distinct()
                        .boxed()
                        .toList()
                : random.ints(2, firstToLend[tenant], firstAsset[tenant + 1])
                        .distinct()
                        .boxed()
                        .toList();
        return new Policy(tenant, users, groups, named, draw < 85, NONE, NONE);
    }
}
