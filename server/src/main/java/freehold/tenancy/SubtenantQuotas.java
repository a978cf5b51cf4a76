package freehold.tenancy;

import java.util.Optional;

/** How much of its tenant's quotas a subtenant may use. Empty is no limit but the tenant's. */
public record SubtenantQuotas(
        Optional<Long> users,
        Optional<Long> assets,
        Optional<Long> storageBytes,
        Optional<Long> samplesPerDay,
        Optional<Long> requestsPerMinute) {
    public static final SubtenantQuotas NONE = new SubtenantQuotas(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The limit, if this quota has one for subtenants. */
    public Optional<Long> limit(Quota quota) {
        return switch (quota) {
            case USERS -> users;
            case ASSETS -> assets;
            case STORAGE_BYTES -> storageBytes;
            case SAMPLES_PER_DAY -> samplesPerDay;
            case REQUESTS_PER_MINUTE -> requestsPerMinute;
            case SUBTENANTS, TYPES, POLICIES, SHARES -> Optional.empty();
        };
    }

    /** Quotas as they are now, with the version to name when changing them; 0 where none were ever set. */
    public record Versioned(SubtenantQuotas quotas, long etag) {}
}
