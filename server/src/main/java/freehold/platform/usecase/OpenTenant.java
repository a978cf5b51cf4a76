package freehold.platform.usecase;

import freehold.access.Access;
import freehold.assets.AssetRoots;
import freehold.decision.TenantId;
import freehold.identity.usecase.EnrolAdministrator;
import freehold.tenancy.Quotas;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantReach;
import freehold.tenancy.usecase.FoundTenant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Founds a tenant with its root asset and its first administrator: all in one transaction, or nothing. */
@Component
public class OpenTenant {
    private final TenantReach reach;
    private final FoundTenant found;
    private final Access access;
    private final AssetRoots roots;
    private final EnrolAdministrator enrol;

    OpenTenant(TenantReach reach, FoundTenant found, Access access, AssetRoots roots, EnrolAdministrator enrol) {
        this.reach = reach;
        this.found = found;
        this.access = access;
        this.roots = roots;
        this.enrol = enrol;
    }

    /** The tenant as it is wished for. */
    public record Wish(TenantId id, Tenant.Profile profile, Quotas quotas, Optional<String> administrator) {}

    /**
     * The tenant as it was made.
     *
     * @param passwordToken lets a new administrator set a password
     */
    public record Opened(Tenant tenant, Optional<String> administrator, Optional<String> passwordToken) {
        @Override
        public String toString() {
            return "Opened[" + tenant.id() + "]";
        }
    }

    public Opened open(Wish wish) {
        return reach.asOperator(() -> {
            Tenant tenant = found.found(wish.id(), wish.profile(), wish.quotas());
            access.found(
                    wish.id(),
                    founding -> roots.create(founding, tenant.profile().name()));
            Optional<EnrolAdministrator.Enrolled> administrator =
                    wish.administrator().map(userName -> enrol.enrol(wish.id(), userName));
            return new Opened(
                    tenant,
                    administrator.map(EnrolAdministrator.Enrolled::userName),
                    administrator.flatMap(EnrolAdministrator.Enrolled::passwordToken));
        });
    }
}
