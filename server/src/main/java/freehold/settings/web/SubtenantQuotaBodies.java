package freehold.settings.web;

import freehold.kernel.ProblemException;
import freehold.kernel.http.NoUnknownFields;
import freehold.tenancy.SubtenantQuotas;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes over the wire about quotas of subtenants, whoever sets them. */
final class SubtenantQuotaBodies {
    private SubtenantQuotaBodies() {}

    /** Keys that are left out or null are no limit but the tenant's. */
    @NoUnknownFields
    record QuotaWish(
            @Nullable Long users,
            @Nullable Long assets,
            @Nullable Long storageBytes,
            @Nullable Long samplesPerDay,
            @Nullable Long requestsPerMinute) {
        SubtenantQuotas.Versioned at(long etag) {
            SubtenantQuotas quotas = new SubtenantQuotas(
                    limit("/users", users),
                    limit("/assets", assets),
                    limit("/storageBytes", storageBytes),
                    limit("/samplesPerDay", samplesPerDay),
                    limit("/requestsPerMinute", requestsPerMinute));
            return new SubtenantQuotas.Versioned(quotas, etag);
        }

        private static Optional<Long> limit(String pointer, @Nullable Long value) {
            if (value != null && value < 0) {
                throw ProblemException.invalid(pointer, "must not be negative");
            }
            return Optional.ofNullable(value);
        }
    }

    record QuotaView(
            @Nullable Long users,
            @Nullable Long assets,
            @Nullable Long storageBytes,
            @Nullable Long samplesPerDay,
            @Nullable Long requestsPerMinute,
            long etag) {
        static QuotaView from(SubtenantQuotas.Versioned versioned) {
            SubtenantQuotas quotas = versioned.quotas();
            return new QuotaView(
                    quotas.users().orElse(null),
                    quotas.assets().orElse(null),
                    quotas.storageBytes().orElse(null),
                    quotas.samplesPerDay().orElse(null),
                    quotas.requestsPerMinute().orElse(null),
                    versioned.etag());
        }
    }
}
