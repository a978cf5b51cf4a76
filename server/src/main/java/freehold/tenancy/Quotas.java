package freehold.tenancy;

import java.util.Optional;

/** How much of each a tenant may have. Empty is no limit. Each is enforced by the module that makes more of it. */
public record Quotas(
        Optional<Long> subtenants,
        Optional<Long> users,
        Optional<Long> assets,
        Optional<Long> types,
        Optional<Long> policies,
        Optional<Long> shares,
        Optional<Long> storageBytes,
        Optional<Long> samplesPerDay,
        Optional<Long> requestsPerMinute) {

    public static final Quotas NONE = new Quotas(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The limit, if there is one. */
    public Optional<Long> limit(Quota quota) {
        return switch (quota) {
            case SUBTENANTS -> subtenants;
            case USERS -> users;
            case ASSETS -> assets;
            case TYPES -> types;
            case POLICIES -> policies;
            case SHARES -> shares;
            case STORAGE_BYTES -> storageBytes;
            case SAMPLES_PER_DAY -> samplesPerDay;
            case REQUESTS_PER_MINUTE -> requestsPerMinute;
        };
    }

    /** Quotas as they are now, with the version to name when changing them. */
    public record Versioned(Quotas quotas, long etag) {}
}
