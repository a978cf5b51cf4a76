package freehold.tenancy;

import java.util.Optional;

/** How much of each a tenant may have. Empty is no limit. Stored and shown; who enforces which one is with its module. */
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

    /** Quotas as they are now, with the version to name when changing them. */
    public record Versioned(Quotas quotas, long etag) {}
}
