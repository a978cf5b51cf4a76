package freehold.telemetry;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** How a store has what it is given while it is tested: packed whenever something has changed, or now and then, or not. */
enum StageForm {
    ROWS,
    PACKED,
    MIXED,
    /** One after the other. */
    EACH_IN_TURN;

    private static final AtomicInteger TURN = new AtomicInteger();

    BooleanSupplier packs() {
        Random random = new Random(1);
        return switch (this) {
            case ROWS -> () -> false;
            case PACKED -> () -> true;
            case MIXED -> random::nextBoolean;
            case EACH_IN_TURN -> values()[TURN.getAndIncrement() % 3].packs();
        };
    }
}
