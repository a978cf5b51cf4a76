package freehold.bench.access;

import static freehold.bench.access.SyntheticWorld.NONE;

import java.util.Arrays;

/** The assets of a world, a column for each thing that is known of them. */
final class Assets {
    private final int[] tenant;
    private final int[] parent;
    private final int[] subtenant;
    private final byte[] type;
    private final byte[] region;

    Assets(int count) {
        this.tenant = new int[count];
        this.parent = new int[count];
        this.subtenant = new int[count];
        this.type = new byte[count];
        this.region = new byte[count];
    }

    void belong(int first, int end, int toTenant) {
        Arrays.fill(tenant, first, end, toTenant);
    }

    void hang(int asset, int below, int ofSubtenant) {
        parent[asset] = below;
        subtenant[asset] = ofSubtenant;
    }

    void describe(int asset, int ofType, int inRegion) {
        type[asset] = (byte) ofType;
        region[asset] = (byte) inRegion;
    }

    int count() {
        return tenant.length;
    }

    int tenant(int asset) {
        return tenant[asset];
    }

    /** {@link SyntheticWorld#NONE} for the root of a tenant. */
    int parent(int asset) {
        return parent[asset];
    }

    /** Numbered over all tenants, or {@link SyntheticWorld#NONE}. */
    int subtenant(int asset) {
        return subtenant[asset];
    }

    int type(int asset) {
        return type[asset];
    }

    int region(int asset) {
        return region[asset];
    }

    /** Whether a subtenant's assets begin with this one. */
    boolean isFolder(int asset) {
        return subtenant[asset] != NONE && (parent[asset] == NONE || subtenant[parent[asset]] != subtenant[asset]);
    }

    /** Whether the asset is the other one, or hangs somewhere below it. */
    boolean isInBranch(int asset, int top) {
        int step = asset;
        while (step != NONE && step >= top) {
            if (step == top) {
                return true;
            }
            step = parent[step];
        }
        return false;
    }
}
