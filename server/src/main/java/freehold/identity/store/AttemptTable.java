package freehold.identity.store;

import freehold.identity.model.Secret;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often somebody has failed to prove who they are: by name and address together, and by address. Needs no
 * transaction, and must not be within one that may be undone.
 */
@Component
public class AttemptTable {
    private final JdbcClient jdbc;

    public AttemptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is counted.
     *
     * @param pair a name and an address
     */
    public record Counted(String pair, String address) {
        private byte[][] hashes() {
            return new byte[][] {
                Secret.of("pair " + pair).hash().bytes(),
                Secret.of("address " + address).hash().bytes()
            };
        }
    }

    /**
     * How attempts are held back.
     *
     * @param memory after which failures are forgotten
     */
    public record Rule(int freePerPair, int freePerAddress, Duration memory, Duration longestWait) {}

    /** Counts an attempt and tells 0, or the seconds until the next one is let through. */
    public long begin(Counted counted, Rule rule) {
        return jdbc.sql("""
                        select identity.begin_attempt(:counted, :free, :memory * interval '1 second',
                            :longest * interval '1 second')""")
                .param("counted", counted.hashes())
                .param("free", new Integer[] {rule.freePerPair(), rule.freePerAddress()})
                .param("memory", rule.memory().toSeconds())
                .param("longest", rule.longestWait().toSeconds())
                .query(Long.class)
                .single();
    }

    /** The attempt was no failure. */
    public void succeeded(Counted counted, Rule rule) {
        jdbc.sql("select identity.attempt_succeeded(:counted, :memory * interval '1 second')")
                .param("counted", counted.hashes())
                .param("memory", rule.memory().toSeconds())
                .query(row -> {});
    }
}
