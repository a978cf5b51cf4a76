package freehold.access;

import freehold.decision.TenantId;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final KeptFingerprints kept;

    FactsCheck(Worlds worlds, KeptFingerprints kept) {
        this.worlds = worlds;
        this.kept = kept;
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

    /**
     * Compares what this server has read at its start with what it decided by when it was stopped, for all tenants of
     * which nothing changed in between. What differs was followed wrongly then, or changed behind the servers' backs.
     */
    public Report compareWithLastTime() {
        List<Difference> differences = new ArrayList<>();
        List<String> fingerprints = new ArrayList<>();
        kept.read()
                .forEach((tenant, last) -> worlds.current()
                        .tenant(tenant)
                        .filter(facts -> facts.epoch() == last.epoch())
                        .ifPresent(facts -> {
                            String read = Fingerprint.of(facts);
                            fingerprints.add(tenant + " " + read);
                            if (!read.equals(last.fingerprint())) {
                                Difference found = new Difference(tenant, last.epoch(), last.fingerprint(), read);
                                differences.add(found);
                                Measured.differing();
                                LOG.error(
                                        "The facts decided by before the start were not those of the database: {}",
                                        found);
                            }
                        }));
        return new Report(fingerprints.size(), Fingerprint.of(fingerprints), differences);
    }

    /** Has the next start compare with what this server decides by now. */
    @PreDestroy
    void keep() {
        try {
            Map<TenantId, KeptFingerprints.Kept> now = new HashMap<>();
            for (TenantId tenant : worlds.tenants()) {
                worlds.current()
                        .tenant(tenant)
                        .ifPresent(facts ->
                                now.put(tenant, new KeptFingerprints.Kept(facts.epoch(), Fingerprint.of(facts))));
            }
            kept.keep(now);
        } catch (RuntimeException e) {
            LOG.warn("What this server decides by could not be kept for its next start: {}", e.getMessage());
        }
    }
}
