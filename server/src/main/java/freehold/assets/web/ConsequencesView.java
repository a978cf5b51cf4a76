package freehold.assets.web;

import freehold.assets.AssetCompanion.EndingShare;
import freehold.assets.model.Consequences;
import freehold.decision.TenantId;
import freehold.kernel.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a move or a deletion would come to. */
record ConsequencesView(
        String assetId,

        @Schema(description = "How many assets are moved or deleted")
        long assets,

        boolean allowed,
        @Nullable Refusal refusal,

        @Schema(
                description = "What would be gone once the deleted assets are purged",
                example = "{\"assets\": 3, \"series\": 2}")
        Map<String, Long> removed,

        @Schema(description = "Shares that would end, and offers that would be withdrawn")
        List<Share> shares,

        @Schema(description = "Tenants that would see fewer or more assets")
        List<Receiver> receivers,

        @Schema(description = "Subtenants that would see fewer or more assets")
        List<Subtenant> subtenants,

        @Schema(description = "For If-Match") long etag) {

    /** Why it would be refused. */
    record Refusal(String code, String detail) {
        static Refusal from(Problem problem) {
            return new Refusal(problem.code(), problem.message());
        }
    }

    /** A tenant one lends to. */
    record Party(String tenant, @Nullable String displayName) {}

    record Share(String id, String assetId, Party receiver, String state) {}

    record Receiver(Party receiver, long loses, long gains) {}

    record Subtenant(String subtenantId, long loses, long gains) {}

    static ConsequencesView from(Consequences told) {
        return new ConsequencesView(
                told.asset().value(),
                told.assets(),
                told.refusal().isEmpty(),
                told.refusal().map(Refusal::from).orElse(null),
                told.removed(),
                told.shares().stream().map(share -> share(share, told)).toList(),
                told.receivers().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Receiver(
                                party(entry.getKey(), told),
                                entry.getValue().loses(),
                                entry.getValue().gains()))
                        .toList(),
                told.subtenants().entrySet().stream()
                        .map(entry -> new Subtenant(
                                entry.getKey().value(),
                                entry.getValue().loses(),
                                entry.getValue().gains()))
                        .sorted(Comparator.comparing(Subtenant::subtenantId))
                        .toList(),
                told.etag());
    }

    private static Share share(EndingShare share, Consequences told) {
        return new Share(share.shareId(), share.asset().value(), party(share.receiver(), told), share.state());
    }

    private static Party party(TenantId tenant, Consequences told) {
        return new Party(tenant.value(), told.names().get(tenant));
    }
}
