package freehold.tenancy;

import java.util.UUID;

/** What a tenant gives to a partner so that it can be found: country code and a random UUID. */
public record SharingId(String value) {

    static final int MAX_LENGTH = 64;

    public SharingId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("sharing id must have 1 to " + MAX_LENGTH + " characters");
        }
    }

    public static SharingId random(String country) {
        return new SharingId(country + "-" + UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value;
    }
}
