package freehold.policies.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.Addressee;
import freehold.decision.PolicyId;
import freehold.decision.TenantId;
import freehold.identity.Addressees;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.policies.model.DefaultPolicy;
import freehold.policies.model.Identifier;
import freehold.policies.model.Limits;
import freehold.policies.model.Policy;
import freehold.policies.model.PolicyDraft;
import freehold.policies.store.PolicyTable;
import freehold.policies.store.ResourceGroupTable;
import freehold.tenancy.Quota;
import freehold.tenancy.QuotaGate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes, changes and deletes policies. The next request of anybody they name is decided by what they say then. */
@Component
public class KeepPolicies {
    private final Access access;
    private final PolicyTable policies;
    private final ResourceGroupTable groups;
    private final Addressees addressees;
    private final QuotaGate quotas;
    private final NamedAssets named;

    KeepPolicies(
            Access access,
            PolicyTable policies,
            ResourceGroupTable groups,
            Addressees addressees,
            QuotaGate quotas,
            NamedAssets named) {
        this.access = access;
        this.policies = policies;
        this.groups = groups;
        this.addressees = addressees;
        this.quotas = quotas;
        this.named = named;
    }

    public Policy create(Caller caller, PolicyDraft draft) {
        return access.change(caller, Set.of(), guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            check(guard, grant, draft);
            if (draft.name().equals(DefaultPolicy.name(grant.resource()))) {
                throw ProblemException.invalid("/name", "is kept for the default policy, which the system makes");
            }
            checkNumber(grant);
            UUID id = policies.insert(grant, draft);
            named.check(grant, List.of(id));
            guard.changed(new PolicyId(id));
            return policies.find(grant, id).orElseThrow();
        });
    }

    public Policy put(Caller caller, String id, long etag, PolicyDraft draft) {
        return access.change(caller, Set.of(), guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            Policy before =
                    Ids.parse(id).flatMap(known -> policies.find(grant, known)).orElseThrow(() -> unknown(id));
            IfMatch.check(etag, before.traces().etag());
            if (!draft.name().equals(before.content().name())) {
                throw ProblemException.invalid("/name", "is " + before.content().name() + " and can't be changed");
            }
            if (!before.systemMade()) {
                check(guard, grant, draft);
            } else if (!draft.isLike(before.content())) {
                throw ProblemException.conflict(
                        "default-policy", "The default policy can be activated and deactivated, and stays as it is.");
            }
            if (!policies.update(grant, before.id(), etag, draft)) {
                throw IfMatch.stale();
            }
            if (!before.systemMade()) {
                named.check(grant, List.of(before.id()));
            }
            guard.changed(new PolicyId(before.id()));
            return policies.find(grant, before.id()).orElseThrow();
        });
    }

    public void delete(Caller caller, String id) {
        access.change(caller, Set.of(), guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            Policy known =
                    Ids.parse(id).flatMap(given -> policies.find(grant, given)).orElseThrow(() -> unknown(id));
            if (known.systemMade()) {
                throw ProblemException.conflict(
                        "default-policy", "The default policy can be deactivated, and can't be deleted.");
            }
            policies.delete(grant, known.id());
            guard.changed(new PolicyId(known.id()));
            return id;
        });
    }

    private void checkNumber(Grant<Action.Administer, TenantId> grant) {
        TenantId tenant = grant.resource();
        if (quotas.limit(tenant, Quota.POLICIES).isPresent()) {
            quotas.require(tenant, new QuotaGate.Use(Quota.POLICIES, 1, () -> policies.count(grant)));
        } else if (policies.count(grant) >= Limits.POLICIES) {
            throw ProblemException.limit("policies", "A tenant can have " + Limits.POLICIES + " policies.");
        }
    }

    /** What an active policy names has to be there. */
    private void check(Guard guard, Grant<Action.Administer, TenantId> grant, PolicyDraft draft) {
        draft.checked(grant.resource());
        if (draft.active()) {
            checkSubjects(grant.resource(), draft.subjects());
            checkResources(guard, grant, draft.rules());
        }
    }

    private void checkSubjects(TenantId tenant, List<String> subjects) {
        Set<Addressee> named = new HashSet<>();
        subjects.forEach(subject -> addressee(subject, tenant).ifPresent(named::add));
        Set<Addressee> known = addressees.known(tenant, named);
        for (int i = 0; i < subjects.size(); i++) {
            if (addressee(subjects.get(i), tenant).filter(known::contains).isEmpty()) {
                throw ProblemException.invalid("/subjects/" + i, "names no user or user group of the tenant");
            }
        }
    }

    private static Optional<Addressee> addressee(String subject, TenantId tenant) {
        return Identifier.parse(subject, tenant)
                .filter(Identifier.Subject.class::isInstance)
                .map(named -> ((Identifier.Subject) named).addressee());
    }

    private void checkResources(Guard guard, Grant<Action.Administer, TenantId> grant, List<Policy.Rule> rules) {
        Set<String> groups = groups(grant, rules);
        for (int rule = 0; rule < rules.size(); rule++) {
            List<String> resources = rules.get(rule).resources();
            for (int i = 0; i < resources.size(); i++) {
                if (!isThere(
                        guard,
                        Identifier.parse(resources.get(i), grant.resource()).orElseThrow(),
                        groups)) {
                    throw ProblemException.invalid(
                            "/rules/" + rule + "/resources/" + i, "names no asset or group of resources of the tenant");
                }
            }
        }
    }

    /** The groups they name that are there. */
    private Set<String> groups(Grant<Action.Administer, TenantId> grant, List<Policy.Rule> rules) {
        Set<String> names = new HashSet<>();
        rules.forEach(rule -> rule.resources()
                .forEach(resource -> Identifier.parse(resource, grant.resource())
                        .filter(Identifier.ResourceGroup.class::isInstance)
                        .ifPresent(named -> names.add(((Identifier.ResourceGroup) named).name()))));
        return groups.present(grant, names);
    }

    private static boolean isThere(Guard guard, Identifier named, Set<String> groups) {
        return switch (named) {
            case Identifier.Asset asset ->
                guard.find(Action.NOTICE, asset.id(), Reach.OWN_AND_RECEIVED).isPresent();
            case Identifier.ResourceGroup group -> groups.contains(group.name());
            case Identifier.Subject subject -> false;
        };
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("policy", id);
    }
}
