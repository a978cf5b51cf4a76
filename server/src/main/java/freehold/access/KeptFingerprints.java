package freehold.access;

import freehold.decision.TenantId;
import freehold.kernel.database.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server decided by last, tenant by tenant, in its data folder: whoever reads a tenant from scratch at the same
 * epoch has to arrive at the same.
 */
@Component
final class KeptFingerprints {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFingerprints.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    KeptFingerprints(Home home) {
        this.file = home.path().resolve("facts.json");
    }

    record Kept(long epoch, String fingerprint) {}

    void keep(Map<TenantId, Kept> kept) {
        Map<String, Kept> byId = new TreeMap<>();
        kept.forEach((tenant, fingerprint) -> byId.put(tenant.value(), fingerprint));
        try {
            Home.writePrivate(file, JSON.writeValueAsString(byId));
        } catch (IOException e) {
            LOG.warn("What this server decides by could not be kept for its next start: {}", e.getMessage());
        }
    }

    /** Nothing where nothing is kept, or nothing that can be read. */
    Map<TenantId, Kept> read() {
        Map<TenantId, Kept> kept = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                JSON.readValue(Files.readString(file), new TypeReference<Map<String, Kept>>() {})
                        .forEach((id, fingerprint) -> kept.put(new TenantId(id), fingerprint));
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.warn("What this server decided by last can't be read: {}", e.getMessage());
        }
        return kept;
    }
}
