package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.Problem.Fault;
import freehold.kernel.Problem.Invalid;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.settings.Limits;
import freehold.settings.Terms;
import freehold.settings.model.ProviderInformation;
import freehold.settings.model.Region;
import freehold.settings.model.RegionDraft;
import freehold.settings.store.ProviderTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Creates, changes and deletes provider information. To create it is to confirm it, and to accept the terms. */
@Component
public class KeepProviderInformation {
    private final Access access;
    private final ProviderTable table;
    private final ReadProviderInformation reading;

    KeepProviderInformation(Access access, ProviderTable table, ReadProviderInformation reading) {
        this.access = access;
        this.table = table;
        this.reading = reading;
    }

    /** All regions or none. */
    public ProviderInformation create(Caller caller, List<RegionDraft> drafts) {
        return locked(caller, grant -> {
            List<Region> wanted = checked(drafts);
            Set<String> taken = new HashSet<>();
            table.regions(grant).forEach(region -> taken.add(region.id()));
            if (taken.size() + wanted.size() > Limits.REGIONS) {
                throw ProblemException.limit("regions", "There may be " + Limits.REGIONS + " regions (regions).");
            }
            for (Region region : wanted) {
                if (!taken.add(region.id())) {
                    throw ProblemException.conflict(
                            "region-exists", "There is a region " + region.id() + " already; change it with PUT.");
                }
                table.insert(grant, region);
            }
            table.accept(grant, Terms.CURRENT);
            return reading.read(grant);
        });
    }

    public Region change(Caller caller, String id, long etag, RegionDraft draft) {
        return locked(caller, grant -> {
            Region now = region(grant, id);
            List<Fault> faults = new ArrayList<>();
            if (draft.id().filter(named -> !named.equals(id)).isPresent()) {
                faults.add(new Fault("/regionId", "contradicts the id in the path, and can't be changed"));
            }
            Region wanted = draft.checked("", faults);
            refuse(faults);
            IfMatch.check(etag, now.etag());
            table.update(grant, new Region(id, wanted.name(), wanted.countries(), wanted.links(), etag));
            return region(grant, id);
        });
    }

    /** Without provider information no subtenant can be created; those there are stay. */
    public void deleteAll(Caller caller) {
        locked(caller, grant -> {
            table.deleteAll(grant);
            return grant.resource();
        });
    }

    private <T> T locked(Caller caller, Function<Grant<Action.Administer, TenantId>, T> work) {
        return access.write(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = Subtenancy.administerTenant(guard);
            table.lock(grant);
            return work.apply(grant);
        });
    }

    private Region region(Grant<Action.Administer, TenantId> grant, String id) {
        return table.regions(grant).stream()
                .filter(region -> region.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("region", id));
    }

    private static List<Region> checked(List<RegionDraft> drafts) {
        List<Fault> faults = new ArrayList<>();
        if (drafts.isEmpty() || drafts.size() > Limits.REGIONS) {
            faults.add(new Fault("/regions", "must be 1 to " + Limits.REGIONS));
        }
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Region region = drafts.get(i).checked("/regions/" + i, faults);
            regions.add(
                    region.id().isEmpty()
                            ? new Region(
                                    UUID.randomUUID().toString(), region.name(), region.countries(), region.links(), 1)
                            : region);
        }
        refuse(faults);
        return regions;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(new Invalid("The provider information can't be as it is described.", faults));
        }
    }
}
