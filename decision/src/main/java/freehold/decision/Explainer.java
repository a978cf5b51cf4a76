package freehold.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says why the engine decides as it does, by asking the engine itself and the facts it has used. */
final class Explainer {
    private final View view;
    private final TenantFacts mine;
    private final Subject subject;
    private final Optional<Spot> spot;

    /** @param spot of the asset that is asked about */
    Explainer(View view, TenantFacts mine, Optional<Spot> spot) {
        this.view = view;
        this.mine = mine;
        this.spot = spot;
        this.subject = view.subject();
    }

    Explanation explain(Action.OnAsset action, AssetId id) {
        Decision decision = view.decide(action, id);
        return switch (decision) {
            case Decision.Allowed allowed -> new Explanation(decision, chain(action, id, allowed), Optional.empty());
            case Decision.Denied denied ->
                new Explanation(decision, List.of(), Optional.of(miss(denied.reason(), action, id)));
            case Decision.Hidden hidden -> new Explanation(decision, List.of(), hidden(action, id));
        };
    }

    private List<Explanation.Link> chain(Action.OnAsset action, AssetId id, Decision.Allowed allowed) {
        List<Explanation.Link> chain = new ArrayList<>();
        chain.add(new Explanation.ByRole(enough(action, id)));
        if (allowed.projection() instanceof Projection.Shared shared) {
            shared.shares()
                    .forEach(share ->
                            chain.add(new Explanation.ByShare(share.id(), share.owner(), Optional.of(share.root()))));
        }
        if (!mine.policies().inForce() || subject.exempt()) {
            chain.add(new Explanation.Unbound(mine.policies().inForce()));
        } else {
            Set<PolicyAction> needed = EnumSet.of(PolicyAction.READ_ASSETS, PolicyAction.neededFor(action));
            reaching().stream()
                    .map(policy -> only(policy, needed))
                    .filter(policy -> !policy.allows().isEmpty())
                    .forEach(chain::add);
        }
        return chain;
    }

    private static Explanation.ByPolicy only(Explanation.ByPolicy policy, Set<PolicyAction> needed) {
        Set<PolicyAction> allows = new HashSet<>(policy.allows());
        allows.retainAll(needed);
        return new Explanation.ByPolicy(policy.policy(), policy.rule(), policy.as(), policy.from(), allows);
    }

    /** Those of the subject's roles of which one would do; all of them if it takes several. */
    private Set<Role> enough(Action.OnAsset action, AssetId id) {
        Set<Role> enough = new HashSet<>();
        for (Role role : subject.roles()) {
            if (with(Set.of(role)).decide(action, id) instanceof Decision.Allowed) {
                enough.add(role);
            }
        }
        return enough.isEmpty() ? subject.roles() : enough;
    }

    private View with(Set<Role> roles) {
        return view.as(
                new Subject(subject.tenant(), subject.subtenant(), subject.technical(), roles, subject.addressees()));
    }

    private Explanation.Miss miss(Decision.Reason reason, Action.OnAsset action, AssetId id) {
        return switch (reason) {
            case Decision.NoApplicationAccess none -> noRole(Optional.empty(), action, id);
            case Decision.MissingRight missing -> noRole(Optional.of(missing.right()), action, id);
            case Decision.NotCovered notCovered -> new Explanation.NoPolicy(notCovered.needed(), reaching());
            case Decision.NotAdministrator other -> new Explanation.Otherwise(other);
            case Decision.NotOwner other -> new Explanation.Otherwise(other);
            case Decision.NotShareable other -> new Explanation.Otherwise(other);
            case Decision.FixedInTree other -> new Explanation.Otherwise(other);
            case Decision.ChangesSubtenant other -> new Explanation.Otherwise(other);
            case Decision.BoundByPolicies other -> new Explanation.Otherwise(other);
            case Decision.InBin other -> new Explanation.Otherwise(other);
            case Decision.NotInBin other -> new Explanation.Otherwise(other);
        };
    }

    private Explanation.Miss noRole(Optional<Right> right, Action.OnAsset action, AssetId id) {
        Set<Role> enough = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            Set<Role> more = new HashSet<>(subject.roles());
            more.add(role);
            if (with(more).decide(action, id) instanceof Decision.Allowed) {
                enough.add(role);
            }
        }
        return new Explanation.NoRole(right, enough);
    }

    /** What hides an asset of the subject's tree from it; nothing is said of what nobody in the tenant sees. */
    private Optional<Explanation.Miss> hidden(Action.OnAsset action, AssetId id) {
        View tenant =
                view.as(new Subject(subject.tenant(), Optional.empty(), true, EnumSet.allOf(Role.class), Set.of()));
        if (!(tenant.decide(Action.NOTICE, id) instanceof Decision.Allowed allowed)) {
            return Optional.empty();
        }
        View unbound = view.as(new Subject(subject.tenant(), subject.subtenant(), true, subject.roles(), Set.of()));
        boolean byPolicies = unbound.decide(Action.NOTICE, id) instanceof Decision.Allowed;
        if (byPolicies) {
            return Optional.of(new Explanation.NoPolicy(PolicyAction.READ_ASSETS, reaching()));
        }
        if (subject.subtenant().isEmpty()) {
            return Optional.of(noRole(Optional.empty(), action, id));
        }
        return Optional.of(allowed.received() ? new Explanation.NotPassedOn() : new Explanation.OtherSubtenant());
    }

    /** The rules of policies that name the subject and reach the asset, whatever they allow there. */
    private List<Explanation.ByPolicy> reaching() {
        List<Explanation.ByPolicy> reaching = new ArrayList<>();
        if (spot.isPresent()) {
            for (PolicyFact policy : mine.policies().of(subject.addressees())) {
                Set<Addressee> as = new HashSet<>(policy.subjects());
                as.removeIf(name -> !name.equals(Addressee.EVERYBODY)
                        && !subject.addressees().contains(name));
                for (int i = 0; i < policy.rules().size(); i++) {
                    add(
                            reaching,
                            new Explanation.ByPolicy(policy.id(), i, as, Optional.empty(), Set.of()),
                            policy,
                            spot.get());
                }
            }
        }
        return reaching;
    }

    private static void add(
            List<Explanation.ByPolicy> reaching, Explanation.ByPolicy found, PolicyFact policy, Spot spot) {
        PolicyFact.Rule rule = policy.rules().get(found.rule());
        if (!rule.fits(spot.traits())) {
            return;
        }
        boolean reaches = rule.resources().isEmpty() && rule.spreads(0);
        Optional<AssetId> from = Optional.empty();
        Set<AssetId> resources = rule.resources().orElse(Set.of());
        for (int level = 0; level < spot.upwards().size() && !reaches; level++) {
            if (rule.spreads(level) && resources.contains(spot.upwards().get(level))) {
                reaches = true;
                from = Optional.of(spot.upwards().get(level));
            }
        }
        if (reaches) {
            reaching.add(new Explanation.ByPolicy(found.policy(), found.rule(), found.as(), from, rule.actions()));
        }
    }
}
