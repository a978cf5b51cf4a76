package freehold.telemetry;

import java.util.Random;
import java.util.function.BooleanSupplier;

/** How a store has what it is given while it is tested: packed whenever something has changed, or now and then, or not. */
enum StageForm {
    ROWS,
    PACKED,
    /** Days are left half packed too. */
    MIXED,
    /** One of the others, always the same of one seed. */
    BY_SEED;

    BooleanSupplier packs(long seed) {
        Random random = new Random(seed);
        return switch (this) {
            case ROWS -> () -> false;
            case PACKED -> () -> true;
            case MIXED -> random::nextBoolean;
            case BY_SEED -> values()[Math.floorMod(seed, 3)].packs(seed);
        };
    }
}
