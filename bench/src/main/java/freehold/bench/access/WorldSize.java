package freehold.bench.access;

/** How much there is in a world, over all tenants. */
record WorldSize(int assets, int tenants, int users, int policies, int shares) {
    static final WorldSize MILLION = new WorldSize(1_000_000, 100, 10_000, 20_000, 50_000);
    static final WorldSize TEN_MILLION = new WorldSize(10_000_000, 100, 10_000, 20_000, 50_000);

    static final int GROUPS_OF_A_TENANT = 12;

    int usersOfATenant() {
        return users / tenants;
    }

    int policiesOfATenant() {
        return policies / tenants;
    }
}
