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

    /** @param form of the facts: fingerprints of another can't be compared */
    private record Content(String form, Map<String, Kept> tenants) {}

    void keep(Map<TenantId, Kept> kept) {
        Map<String, Kept> byId = new TreeMap<>();
        kept.forEach((tenant, fingerprint) -> byId.put(tenant.value(), fingerprint));
        try {
            Home.writePrivate(file, JSON.writeValueAsString(new Content(Fingerprint.form(), byId)));
        } catch (IOException e) {
            LOG.warn("What this server decides by could not be kept for its next start: {}", e.getMessage());
        }
    }

    /** Nothing where nothing is kept, or nothing that can be read, or by a release whose facts have another form. */
    Map<TenantId, Kept> read() {
        Map<TenantId, Kept> kept = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                Content content = JSON.readValue(Files.readString(file), Content.class);
                if (content.form().equals(Fingerprint.form())) {
                    content.tenants().forEach((id, fingerprint) -> kept.put(new TenantId(id), fingerprint));
                }
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.warn("What this server decided by last can't be read: {}", e.getMessage());
        }
        return kept;
    }
}
