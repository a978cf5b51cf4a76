package freehold.access;

import freehold.decision.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the facts that this server arrived at by following the log with what it would read from scratch. They are the
 * same, or the server decides by something that is not so.
 */
@Component
public final class FactsCheck {
    private static final Logger LOG = LoggerFactory.getLogger(FactsCheck.class);

    private final Worlds worlds;

    FactsCheck(Worlds worlds) {
        this.worlds = worlds;
    }

    /**
     * A tenant of which the facts differed.
     *
     * @param followed the fingerprint of what this server decided by
     * @param read that of what the database says; it is read anew, to decide by from now on
     */
    public record Difference(TenantId tenant, long epoch, String followed, String read) {}

    /**
     * @param tenants how many were compared
     * @param fingerprint of all of them: the same on each server, if nothing changed in between
     */
    public record Report(int tenants, String fingerprint, List<Difference> differences) {}

    /** One tenant after the other, so that no more than one is in memory twice. */
    public Report run() {
        List<Difference> differences = new ArrayList<>();
        List<String> fingerprints = new ArrayList<>();
        for (TenantId tenant : new TreeSet<>(worlds.tenants())) {
            worlds.readTwice(tenant).ifPresent(twice -> {
                String followed = Fingerprint.of(twice.followed());
                String read = Fingerprint.of(twice.read());
                fingerprints.add(tenant + " " + read);
                if (!followed.equals(read)) {
                    Difference found = new Difference(tenant, twice.read().epoch(), followed, read);
                    differences.add(found);
                    worlds.readAnew(tenant);
                    Measured.differing();
                    LOG.error("The facts in memory were not those of the database, and are now: {}", found);
                }
            });
        }
        return new Report(fingerprints.size(), Fingerprint.of(fingerprints), differences);
    }
}
