package freehold.tenancy;

import freehold.decision.TenantId;
import java.time.Instant;
import java.util.Optional;

/** An organisation on this installation. */
public record Tenant(TenantId id, Profile profile, SharingId sharingId, Instant createdAt, long etag) {

    /**
     * What the operator may change.
     *
     * @param name shown to partners
     * @param country ISO 3166 alpha-2
     * @param capabilityPackage what the tenant has booked; empty is everything
     */
    public record Profile(
            String name,
            String companyName,
            String country,
            TenantType type,
            Optional<String> capabilityPackage,
            Optional<String> supportContact) {

        /** Footnote 3 of the rights matrix: whoever has booked a package of their own has no view of consumption. */
        public boolean showsConsumption() {
            return capabilityPackage.isEmpty();
        }
    }
}
