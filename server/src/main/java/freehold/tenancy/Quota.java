package freehold.tenancy;

import java.util.Arrays;
import java.util.Optional;

/** What is limited per tenant, and in part per subtenant. The name is the one in requests, answers and refusals. */
public enum Quota {
    SUBTENANTS("subtenants"),
    USERS("users"),
    ASSETS("assets"),
    TYPES("types"),
    POLICIES("policies"),
    SHARES("shares"),
    STORAGE_BYTES("storageBytes"),
    SAMPLES_PER_DAY("samplesPerDay"),
    REQUESTS_PER_MINUTE("requestsPerMinute");

    private final String key;

    Quota(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public static Optional<Quota> of(String key) {
        return Arrays.stream(values()).filter(quota -> quota.key.equals(key)).findFirst();
    }
}
