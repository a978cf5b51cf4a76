package freehold.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import freehold.decision.Role;
import freehold.identity.ServiceCredential;
import freehold.kernel.http.NoUnknownFields;
import freehold.platform.usecase.OpenTenant;
import freehold.settings.UsageLine;
import freehold.tenancy.Quotas;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes over the wire about tenants. */
final class TenantBodies {
    private TenantBodies() {}

    @NoUnknownFields
    record NewTenant(
            @Schema(example = "acme", description = "Prefix, 1 to 8 characters of a-z and 0-9") @Nullable
            String id,

            @Nullable String name,
            @Nullable String companyName,
            @Schema(example = "DE") @Nullable String country,
            @Nullable TenantType type,
            @Nullable String capabilityPackage,
            @Nullable String supportContact,
            @Nullable QuotaWish quotas,
            @Nullable Administrator administrator) {}

    @NoUnknownFields
    record Administrator(
            @Schema(example = "anna@acme.example") @Nullable String userName) {}

    /** Keys that are left out or null are no limit. */
    @NoUnknownFields
    record QuotaWish(
            @Nullable Long subtenants,
            @Nullable Long users,
            @Nullable Long assets,
            @Nullable Long types,
            @Nullable Long policies,
            @Nullable Long shares,
            @Nullable Long storageBytes,
            @Nullable Long samplesPerDay,
            @Nullable Long requestsPerMinute) {

        /**
         * @param place of the quotas in the body, as a JSON pointer
         */
        Quotas quotas(String place) {
            return new Quotas(
                    limit(place + "/subtenants", subtenants),
                    limit(place + "/users", users),
                    limit(place + "/assets", assets),
                    limit(place + "/types", types),
                    limit(place + "/policies", policies),
                    limit(place + "/shares", shares),
                    limit(place + "/storageBytes", storageBytes),
                    limit(place + "/samplesPerDay", samplesPerDay),
                    limit(place + "/requestsPerMinute", requestsPerMinute));
        }

        private static Optional<Long> limit(String pointer, @Nullable Long value) {
            if (value != null && value < 0) {
                throw Wishes.fault(pointer, "must not be negative");
            }
            return Optional.ofNullable(value);
        }
    }

    record QuotaView(
            @Nullable Long subtenants,
            @Nullable Long users,
            @Nullable Long assets,
            @Nullable Long types,
            @Nullable Long policies,
            @Nullable Long shares,
            @Nullable Long storageBytes,
            @Nullable Long samplesPerDay,
            @Nullable Long requestsPerMinute,
            long etag) {
        static QuotaView from(Quotas.Versioned versioned) {
            Quotas quotas = versioned.quotas();
            return new QuotaView(
                    quotas.subtenants().orElse(null),
                    quotas.users().orElse(null),
                    quotas.assets().orElse(null),
                    quotas.types().orElse(null),
                    quotas.policies().orElse(null),
                    quotas.shares().orElse(null),
                    quotas.storageBytes().orElse(null),
                    quotas.samplesPerDay().orElse(null),
                    quotas.requestsPerMinute().orElse(null),
                    versioned.etag());
        }
    }

    /** A limit of null is none. */
    record UsageView(List<Line> items) {
        record Line(String quota, @Nullable Long limit, long used) {}

        static UsageView from(List<UsageLine> lines) {
            return new UsageView(lines.stream()
                    .map(line -> new Line(line.quota().key(), line.limit().orElse(null), line.used()))
                    .toList());
        }
    }

    /** The administrator and the token stand in the answer to the founding only. */
    record TenantView(
            String id,
            String name,
            String companyName,
            String country,
            TenantType type,
            String sharingId,
            @Nullable String capabilityPackage,
            @Nullable String supportContact,
            Instant createdAt,
            long etag,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            FirstAdministrator administrator) {

        static TenantView from(Tenant tenant) {
            return from(tenant, null);
        }

        static TenantView from(OpenTenant.Opened opened) {
            FirstAdministrator administrator = opened.administrator()
                    .map(name ->
                            new FirstAdministrator(name, opened.passwordToken().orElse(null)))
                    .orElse(null);
            return from(opened.tenant(), administrator);
        }

        private static TenantView from(Tenant tenant, @Nullable FirstAdministrator administrator) {
            Tenant.Profile profile = tenant.profile();
            return new TenantView(
                    tenant.id().value(),
                    profile.name(),
                    profile.companyName(),
                    profile.country(),
                    profile.type(),
                    tenant.sharingId().value(),
                    profile.capabilityPackage().orElse(null),
                    profile.supportContact().orElse(null),
                    tenant.createdAt(),
                    tenant.etag(),
                    administrator);
        }
    }

    /**
     * Who was made administrator.
     *
     * @param passwordToken for {@code POST /api/identity/v1/passwords}; null for a person who has a password already
     */
    record FirstAdministrator(String userName, @Nullable String passwordToken) {
        @Override
        public String toString() {
            return "FirstAdministrator[" + userName + "]";
        }
    }

    @NoUnknownFields
    record CredentialWish(
            @Nullable String name,
            @Nullable List<String> roles,
            @Nullable String subtenant) {}

    /** The secret is shown here, and never again. */
    record CredentialView(String clientId, String clientSecret, String name, List<String> roles) {
        static CredentialView from(ServiceCredential.WithSecret made) {
            return new CredentialView(
                    made.credential().clientId(),
                    made.clientSecret(),
                    made.credential().name(),
                    made.credential().reach().roles().stream()
                            .map(Role::roleName)
                            .sorted()
                            .toList());
        }
    }
}
