package freehold.platform.web;

import freehold.decision.TenantId;
import freehold.kernel.Problem;
import freehold.kernel.Problem.Fault;
import freehold.kernel.ProblemException;
import freehold.platform.usecase.OpenTenant;
import freehold.platform.web.TenantBodies.Administrator;
import freehold.platform.web.TenantBodies.NewTenant;
import freehold.tenancy.Quotas;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what the operator wishes, and tells all that is wrong with it at once. */
final class Wishes {
    private static final int TEXT_LENGTH = 200;
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> CHANGEABLE =
            Set.of("name", "companyName", "country", "type", "capabilityPackage", "supportContact");

    private final List<Fault> faults = new ArrayList<>();

    private Wishes() {}

    static OpenTenant.Wish read(NewTenant body) {
        Wishes wishes = new Wishes();
        String id = wishes.id(body.id());
        Tenant.Profile profile = new Tenant.Profile(
                wishes.text("/name", body.name()),
                wishes.text("/companyName", body.companyName()),
                wishes.country(body.country()),
                body.type() == null ? TenantType.CUSTOMER : body.type(),
                wishes.optional("/capabilityPackage", body.capabilityPackage()),
                wishes.optional("/supportContact", body.supportContact()));
        Administrator administrator = body.administrator();
        Optional<String> userName =
                administrator == null ? Optional.empty() : Optional.of(wishes.userName(administrator.userName()));
        wishes.check();
        Quotas quotas = body.quotas() == null ? Quotas.NONE : body.quotas().quotas("/quotas");
        return new OpenTenant.Wish(new TenantId(id), profile, quotas, userName);
    }

    /** A merge patch: what it names is replaced, and null takes an optional attribute away. */
    static Tenant.Profile merge(Tenant.Profile now, JsonNode patch) {
        Wishes wishes = new Wishes();
        if (!patch.isObject()) {
            throw new ProblemException(new Problem.Invalid("The body must be one JSON object.", List.of()));
        }
        patch.propertyNames().stream()
                .filter(field -> !CHANGEABLE.contains(field))
                .forEach(field -> wishes.faults.add(new Fault("/" + field, "can't be changed, or is unknown")));
        Tenant.Profile merged = new Tenant.Profile(
                patch.has("name") ? wishes.text("/name", text(patch, "name")) : now.name(),
                patch.has("companyName") ? wishes.text("/companyName", text(patch, "companyName")) : now.companyName(),
                patch.has("country") ? wishes.country(text(patch, "country")) : now.country(),
                patch.has("type") ? wishes.type(text(patch, "type")) : now.type(),
                patch.has("capabilityPackage")
                        ? wishes.optional("/capabilityPackage", text(patch, "capabilityPackage"))
                        : now.capabilityPackage(),
                patch.has("supportContact")
                        ? wishes.optional("/supportContact", text(patch, "supportContact"))
                        : now.supportContact());
        wishes.check();
        return merged;
    }

    static ProblemException fault(String pointer, String detail) {
        return ProblemException.invalid(pointer, detail);
    }

    private static @Nullable String text(JsonNode patch, String field) {
        JsonNode value = patch.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw fault("/" + field, "must be text");
        }
        return value.stringValue();
    }

    private void check() {
        if (!faults.isEmpty()) {
            throw new ProblemException(new Problem.Invalid("The tenant can't be as it is described.", faults));
        }
    }

    private String id(@Nullable String value) {
        try {
            if (value != null && !new TenantId(value).equals(TenantId.CORE)) {
                return value;
            }
            faults.add(new Fault("/id", value == null ? "must not be empty" : "is taken by the built-in types"));
        } catch (IllegalArgumentException malformed) {
            faults.add(new Fault("/id", String.valueOf(malformed.getMessage())));
        }
        return "";
    }

    private String text(String pointer, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > TEXT_LENGTH) {
            faults.add(new Fault(pointer, "must have 1 to " + TEXT_LENGTH + " characters"));
        }
        return text;
    }

    /** How long it may be, and of which characters, is known where people are enrolled. */
    private String userName(@Nullable String value) {
        if (value == null || value.isBlank()) {
            faults.add(new Fault("/administrator/userName", "must not be empty"));
            return "";
        }
        return value;
    }

    private Optional<String> optional(String pointer, @Nullable String value) {
        return value == null ? Optional.empty() : Optional.of(text(pointer, value));
    }

    private String country(@Nullable String value) {
        if (value == null || !COUNTRIES.contains(value)) {
            faults.add(new Fault("/country", "must be a country code of ISO 3166, two capital letters"));
            return "";
        }
        return value;
    }

    private TenantType type(@Nullable String value) {
        for (TenantType type : TenantType.values()) {
            if (type.name().equals(value)) {
                return type;
            }
        }
        faults.add(new Fault("/type", "must be one of CUSTOMER, DEVELOPER, OPERATOR"));
        return TenantType.CUSTOMER;
    }
}
