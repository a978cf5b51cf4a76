package freehold.bench;

import freehold.bench.Installation.Coming;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Reads a stream as long as it lasts, and counts its events by name. */
final class SoakStream implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Coming answer;
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private volatile boolean ended;

    private SoakStream(Coming answer) {
        this.answer = answer;
    }

    /** Has its first heartbeat, so that nothing is missed from now on. */
    static SoakStream open(Installation server, String token, String path) throws Exception {
        SoakStream stream = new SoakStream(server.stream(token, path));
        Thread.ofVirtual().start(stream::read);
        stream.await("heartbeat");
        return stream;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    told.merge(line.substring("event:".length()).strip(), 1L, Long::sum);
                }
            }
        } catch (IOException cut) {
            // an end like any other
        } finally {
            ended = true;
        }
    }

    /** Waits for an event of the name. */
    void await(String event) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (told(event) == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no " + event + " within " + PATIENCE_SECONDS + " s, but " + told);
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    long told(String event) {
        return told.getOrDefault(event, 0L);
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        answer.close();
    }
}
