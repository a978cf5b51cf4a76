package freehold.sharing.usecase;

import freehold.decision.TenantId;
import java.util.Optional;

/** Tenant ids as they stand in requests. */
final class TenantIds {
    private TenantIds() {}

    static Optional<TenantId> parse(String text) {
        try {
            return Optional.of(new TenantId(text));
        } catch (IllegalArgumentException noTenantId) {
            return Optional.empty();
        }
    }
}
