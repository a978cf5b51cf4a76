package freehold.settings.usecase;

import freehold.access.Access;
import freehold.decision.Action;
import freehold.identity.Caller;
import freehold.kernel.Problem.Fault;
import freehold.kernel.Problem.Invalid;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.settings.Limits;
import freehold.tenancy.Tenant;
import freehold.tenancy.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tenant's own record: everybody in it reads it, its administrators change its two names. */
@Component
public class KeepTenant {
    private final Access access;
    private final Tenants tenants;

    KeepTenant(Access access, Tenants tenants) {
        this.access = access;
        this.tenants = tenants;
    }

    public Tenant read(Caller caller) {
        return access.read(
                caller,
                guard -> tenants.byId(guard.require(Action.BROWSE).resource()).orElseThrow());
    }

    /** What is left out stays as it is. */
    public record Names(Optional<String> displayName, Optional<String> companyName) {}

    public Tenant rename(Caller caller, long etag, Names names) {
        return access.write(caller, guard -> {
            Subtenancy.administerTenant(guard);
            List<Fault> faults = new ArrayList<>();
            check("/displayName", names.displayName(), faults);
            check("/companyName", names.companyName(), faults);
            if (!faults.isEmpty()) {
                throw new ProblemException(new Invalid("The tenant can't be called that.", faults));
            }
            Tenant now = tenants.byId(caller.tenant()).orElseThrow();
            String displayName =
                    names.displayName().map(String::strip).orElse(now.profile().name());
            String companyName =
                    names.companyName().map(String::strip).orElse(now.profile().companyName());
            if (!tenants.rename(caller.tenant(), displayName, companyName, etag)) {
                throw IfMatch.stale();
            }
            return tenants.byId(caller.tenant()).orElseThrow();
        });
    }

    private static void check(String pointer, Optional<String> name, List<Fault> faults) {
        int length = name.map(String::strip).map(String::length).orElse(1);
        if (length < 1 || length > Limits.TENANT_NAME) {
            faults.add(new Fault(pointer, "must have 1 to " + Limits.TENANT_NAME + " characters"));
        }
    }
}
