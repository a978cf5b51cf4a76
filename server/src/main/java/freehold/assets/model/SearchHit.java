package freehold.assets.model;

import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.kernel.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An asset that was found, as the caller sees it.
 *
 * @param labels of one's own assets, and one's own of received assets; those of an owner are never lent
 */
public record SearchHit(
        TenantId owner, AssetId id, String name, Optional<String> externalId, TypeId type, List<String> labels) {
    public static final Comparator<SearchHit> BY_NAME = Comparator.comparing(SearchHit::name, Text::compare)
            .thenComparing(hit -> hit.id().value(), Text::compare);

    public SearchHit {
        labels = List.copyOf(labels);
    }

    public static SearchHit of(SeenAsset received) {
        return new SearchHit(
                received.owner(),
                received.id(),
                received.name(),
                received.details().externalId(),
                received.type(),
                List.of());
    }
}
