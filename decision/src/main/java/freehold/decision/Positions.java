package freehold.decision;

/**
 * Where each asset stands in a tree laid out flat. A table of its own, since most of the time of a decision goes into
 * finding assets: entries carry bits of the hash, so that the ids, which lie side by side, are looked at once.
 */
final class Positions {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int POSITION_BITS = 32;
    private static final long POSITION = (1L << POSITION_BITS) - 1;

    /** Bits of the hash above, and the position plus one below; 0 for a gap. At least half are gaps. */
    private final long[] table;
    /** Both halves of each id, by position. */
    private final long[] ids;

    Positions(AssetFact[] facts) {
        this.ids = new long[2 * facts.length];
        this.table = new long[4 * Integer.highestOneBit(Math.max(1, facts.length))];
        for (int position = 0; position < facts.length; position++) {
            AssetId id = facts[position].id();
            ids[2 * position] = id.high();
            ids[2 * position + 1] = id.low();
            long hash = hash(id);
            int slot = slot(hash);
            while (table[slot] != 0) {
                slot = next(slot);
            }
            table[slot] = (hash & ~POSITION) | (position + 1);
        }
    }

    private static long hash(AssetId id) {
        long mixed = (id.high() ^ Long.rotateLeft(id.low(), POSITION_BITS)) * MIX;
        return mixed ^ (mixed >>> POSITION_BITS);
    }

    private int slot(long hash) {
        return (int) hash & (table.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (table.length - 1);
    }

    /** The position, or {@link Preorder#NONE}. */
    int of(AssetId id) {
        long hash = hash(id);
        for (int slot = slot(hash); table[slot] != 0; slot = next(slot)) {
            if (((table[slot] ^ hash) & ~POSITION) == 0) {
                int position = (int) table[slot] - 1;
                if (ids[2 * position] == id.high() && ids[2 * position + 1] == id.low()) {
                    return position;
                }
            }
        }
        return Preorder.NONE;
    }
}
