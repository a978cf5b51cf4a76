package freehold.bench.access;

import java.util.List;

/**
 * The facts about which all engines are asked, in numbers rather than in anybody's form. Assets, tenants, users and
 * groups are numbered from 0; the assets of a tenant follow each other, each after its parent.
 *
 * @param firstAsset of each tenant, and at the end the number of all assets
 */
record SyntheticWorld(
        List<Integer> firstAsset, Assets assets, List<User> users, List<Policy> policies, List<Share> shares) {
    static final int NONE = -1;
    static final int TYPES = 12;
    static final int REGIONS = 10;

    /**
     * Somebody who asks.
     *
     * @param subtenant the one the user is confined to, or {@link #NONE}
     * @param administrator whom policies don't bind
     * @param groups numbered over all tenants
     */
    record User(int tenant, int subtenant, boolean administrator, List<Integer> groups) {
        boolean isConfined() {
            return subtenant != NONE;
        }
    }

    /**
     * Whom a tenant allows to read what.
     *
     * @param users of the tenant
     * @param groups of the tenant
     * @param assets the policy names; none for a rule about all that is of the type in the region
     * @param branch whether the policy goes on to all below these assets
     */
    record Policy(
            int tenant,
            List<Integer> users,
            List<Integer> groups,
            List<Integer> assets,
            boolean branch,
            int type,
            int region) {
        boolean isRule() {
            return assets.isEmpty();
        }

        boolean names(User user, int number) {
            return users.contains(number) || groups.stream().anyMatch(user.groups()::contains);
        }
    }

    /**
     * A share of a branch.
     *
     * @param live whether it is accepted, and its time not over
     * @param includeSubtenants whether what belongs to other subtenants than the root is lent too
     */
    record Share(int owner, int receiver, int root, boolean live, boolean includeSubtenants) {}

    int tenants() {
        return firstAsset.size() - 1;
    }

    int rootOf(int tenant) {
        return firstAsset.get(tenant);
    }

    /** The number after those of the tenant's assets. */
    int endOf(int tenant) {
        return firstAsset.get(tenant + 1);
    }
}
