package freehold.telemetry.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many at once have their turn; whoever waits for it can say so again and again. */
final class Turns {
    private final Semaphore free;
    private final Duration beat;

    Turns(int atOnce, Duration beat) {
        this.free = new Semaphore(atOnce);
        this.beat = beat;
    }

    /** What is done in a turn. */
    interface Turn {
        void run() throws IOException;
    }

    /**
     * Waits for a turn, and takes it.
     *
     * @param waiting called at each beat until then; gives the wait up by throwing
     */
    void take(Runnable waiting, Turn turn) throws IOException {
        try {
            while (!free.tryAcquire(beat.toMillis(), TimeUnit.MILLISECONDS)) {
                waiting.run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it waited", stopped);
        }
        try {
            turn.run();
        } finally {
            free.release();
        }
    }
}
