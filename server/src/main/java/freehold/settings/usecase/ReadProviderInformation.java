package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.settings.Terms;
import freehold.settings.model.Link;
import freehold.settings.model.ProviderInformation;
import freehold.settings.model.Region;
import freehold.settings.store.ProviderTable;
import freehold.tenancy.Tenants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads the provider information, as it is kept and as it is shown. */
@Component
public class ReadProviderInformation {
    private final Access access;
    private final ProviderTable table;
    private final Tenants tenants;

    ReadProviderInformation(Access access, ProviderTable table, Tenants tenants) {
        this.access = access;
        this.table = table;
        this.tenants = tenants;
    }

    public ProviderInformation read(Caller caller) {
        return access.read(caller, guard -> read(guard.require(Action.BROWSE)));
    }

    ProviderInformation read(Grant<? extends Action.OnTenant, TenantId> grant) {
        return new ProviderInformation(table.regions(grant), table.acceptance(grant, Terms.CURRENT));
    }

    /** A link as one language shows it. */
    public record Shown(String id, Link.Type type, String name, String value) {}

    /**
     * What holds in the tenant's country, by language. Of a tenant other than one's own nothing is known.
     *
     * @param tenant as the caller names it
     */
    public Map<String, List<Shown>> shown(Caller caller, String tenant) {
        if (!tenant.equals(caller.tenant().value())) {
            throw ProblemException.notFound("tenant", tenant);
        }
        return access.read(caller, guard -> {
            Grant<Action.Browse, TenantId> grant = guard.require(Action.BROWSE);
            String country =
                    tenants.byId(grant.resource()).orElseThrow().profile().country();
            Map<String, List<Shown>> byLanguage = new TreeMap<>();
            table.regions(grant).stream()
                    .filter(region -> region.covers(country))
                    .forEach(region -> show(region, byLanguage));
            return byLanguage;
        });
    }

    private static void show(Region region, Map<String, List<Shown>> byLanguage) {
        region.links().stream()
                .sorted(Comparator.comparingInt(link -> link.sorting().orElse(Integer.MAX_VALUE)))
                .forEach(link -> link.languages()
                        .forEach((language, text) -> byLanguage
                                .computeIfAbsent(language, unseen -> new ArrayList<>())
                                .add(new Shown(link.id(), link.type(), text.name(), text.value()))));
    }
}
