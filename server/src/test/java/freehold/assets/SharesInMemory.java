package freehold.assets;

import freehold.access.facts.ShareFacts;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands where the module of sharing will: assets know shares as facts of decisions only. */
final class SharesInMemory implements ShareFacts {
    private final Map<ShareId, ShareFact> accepted = new ConcurrentHashMap<>();

    void put(ShareFact share) {
        accepted.put(share.id(), share);
    }

    void remove(ShareId id) {
        accepted.remove(id);
    }

    @Override
    public List<ShareFact> all(JdbcClient snapshot, TenantId tenant) {
        return accepted.values().stream()
                .filter(share ->
                        share.owner().equals(tenant) || share.receiver().equals(tenant))
                .toList();
    }

    @Override
    public List<ShareFact> some(JdbcClient snapshot, Collection<ShareId> ids) {
        return accepted.values().stream()
                .filter(share -> ids.contains(share.id()))
                .toList();
    }
}
