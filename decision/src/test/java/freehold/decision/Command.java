package freehold.decision;

import freehold.decision.AssetFact.Kind;
import freehold.decision.Facts.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One thing that happens to a world. Numbers choose among what is there, so that a command means something in any
 * world, and a history stays one when commands are left out of it.
 */
sealed interface Command {

    Facts on(Facts before);

    /** Below which asset (a third of them below the newest, for depth), in which subtenant if not the parent's. */
    record Create(int id, int parent, Optional<Optional<SubtenantId>> subtenant, Kind kind) implements Command {
        @Override
        public Facts on(Facts before) {
            AssetId asset = Facts.id(100 + id);
            Held above = parent % 3 == 0 ? before.assets().getLast() : choose(before.assets(), parent);
            if (before.everyId().contains(asset) || above.fact().kind() == Kind.SHARE_FOLDER) {
                return before;
            }
            AssetFact fact = new AssetFact(
                    asset,
                    Optional.of(above.id()),
                    subtenant.orElse(above.fact().subtenant()),
                    kind);
            return before.withAssets(plus(before.assets(), new Held(above.tenant(), fact)));
        }
    }

    /** Within the tenant, never the root, never below itself. */
    record Move(int asset, int below) implements Command {
        @Override
        public Facts on(Facts before) {
            Held moved = choose(before.assets(), asset);
            List<Held> places = before.assets().stream()
                    .filter(place -> place.tenant().equals(moved.tenant()))
                    .filter(place -> place.fact().kind() != Kind.SHARE_FOLDER)
                    .filter(place -> !branch(before, moved).contains(place.id()))
                    .toList();
            if (places.isEmpty() || moved.fact().parent().isEmpty()) {
                return before;
            }
            AssetFact old = moved.fact();
            Optional<AssetId> place = Optional.of(choose(places, below).id());
            return replaced(
                    before,
                    moved,
                    new AssetFact(old.id(), place, old.subtenant(), old.kind(), old.deleted(), old.traits()));
        }
    }

    /** Into the bin, with all that hangs below or leaving orphans; or out of it again. */
    record Bin(int asset, boolean withBranch) implements Command {
        @Override
        public Facts on(Facts before) {
            Held chosen = choose(before.assets(), asset);
            Set<AssetId> both = withBranch ? branch(before, chosen) : Set.of(chosen.id());
            boolean deleted = !chosen.fact().deleted();
            return before.withAssets(before.assets().stream()
                    .map(other -> both.contains(other.id())
                            ? new Held(other.tenant(), other.fact().withDeleted(deleted))
                            : other)
                    .toList());
        }
    }

    /** For good, with all that hangs below, or leaving orphans; the root stays. */
    record Delete(int asset, boolean withBranch) implements Command {
        @Override
        public Facts on(Facts before) {
            Held deleted = choose(before.assets(), asset);
            if (deleted.fact().parent().isEmpty()) {
                return before;
            }
            Set<AssetId> doomed = withBranch ? branch(before, deleted) : Set.of(deleted.id());
            return before.withAssets(before.assets().stream()
                    .filter(other -> !doomed.contains(other.id()))
                    .toList());
        }
    }

    record Assign(int asset, Optional<SubtenantId> subtenant) implements Command {
        @Override
        public Facts on(Facts before) {
            Held held = choose(before.assets(), asset);
            AssetFact old = held.fact();
            return replaced(
                    before,
                    held,
                    new AssetFact(old.id(), old.parent(), subtenant, old.kind(), old.deleted(), old.traits()));
        }
    }

    /** Of any asset, with a receiver other than its owner. */
    record Accept(int id, int root, int receiver, Terms terms) implements Command {
        @Override
        public Facts on(Facts before) {
            Held lent = choose(before.assets(), root);
            List<TenantId> partners = Worlds.TENANTS.stream()
                    .filter(tenant -> !tenant.equals(lent.tenant()))
                    .toList();
            ShareId share = new ShareId(new UUID(id * 0x9E3779B97F4A7C15L, id));
            boolean known =
                    before.shares().stream().anyMatch(other -> other.id().equals(share));
            Consent consent = new Consent(share, choose(partners, receiver), before.now());
            return known ? before : before.withShares(plus(before.shares(), terms.of(before, lent, consent)));
        }
    }

    /** Revoked, left, or ended with its collaboration: it is no fact any more. */
    record End(int share) implements Command {
        @Override
        public Facts on(Facts before) {
            if (before.shares().isEmpty()) {
                return before;
            }
            ShareFact ended = choose(before.shares(), share);
            return before.withShares(before.shares().stream()
                    .filter(other -> !other.equals(ended))
                    .toList());
        }
    }

    /** Narrowed or widened: other terms for the same share. */
    record Renew(int share, Terms terms) implements Command {
        @Override
        public Facts on(Facts before) {
            if (before.shares().isEmpty()) {
                return before;
            }
            ShareFact old = choose(before.shares(), share);
            Optional<Held> root = before.assets().stream()
                    .filter(asset -> asset.id().equals(old.root()))
                    .findFirst();
            return root.map(held -> {
                        ShareFact renewed = terms.of(before, held, new Consent(old.id(), old.receiver(), old.since()));
                        return before.withShares(before.shares().stream()
                                .map(other -> other.equals(old) ? renewed : other)
                                .toList());
                    })
                    .orElse(before);
        }
    }

    /** The receiver of a share calls an asset something, and passes it on to a subtenant of its own or to none. */
    record LayOver(int share, int asset, Optional<SubtenantId> passedTo, String name) implements Command {
        @Override
        public Facts on(Facts before) {
            if (before.shares().isEmpty()) {
                return before;
            }
            ShareFact old = choose(before.shares(), share);
            List<Held> owners = before.assets().stream()
                    .filter(held -> held.tenant().equals(old.owner()))
                    .toList();
            AssetId under = asset % 2 == 0 || owners.isEmpty()
                    ? old.root()
                    : choose(owners, asset).id();
            Map<AssetId, Overlay> overlays = new HashMap<>(old.overlays());
            overlays.put(under, new Overlay(Optional.of(name), List.of(), passedTo));
            return before.withShares(before.shares().stream()
                    .map(other -> other.equals(old) ? old.under(overlays) : other)
                    .toList());
        }
    }

    /** To a moment at, just before or just after an edge that windows may have. */
    record Clock(int second, int nanos) implements Command {
        @Override
        public Facts on(Facts before) {
            return before.at(Instant.ofEpochSecond(second, nanos));
        }
    }

    /** A tenant's facts are unloaded, or loaded again. */
    record Toggle(int tenant) implements Command {
        @Override
        public Facts on(Facts before) {
            TenantId chosen = choose(Worlds.TENANTS, tenant);
            List<TenantId> others = before.loaded().stream()
                    .filter(other -> !other.equals(chosen))
                    .toList();
            return before.withLoaded(before.loaded().contains(chosen) ? others : plus(others, chosen));
        }
    }

    /** The asset's type and labels are others. */
    record Describe(int asset, Traits traits) implements Command {
        @Override
        public Facts on(Facts before) {
            Held held = choose(before.assets(), asset);
            AssetFact old = held.fact();
            return replaced(
                    before,
                    held,
                    new AssetFact(old.id(), old.parent(), old.subtenant(), old.kind(), old.deleted(), traits));
        }
    }

    /** A tenant's policy is made or replaced. */
    record Decree(int tenant, int id, Set<Addressee> subjects, List<RuleWish> rules) implements Command {
        @Override
        public Facts on(Facts before) {
            TenantId of = choose(Worlds.TENANTS, tenant);
            PolicyId policy = new PolicyId(new UUID(tenant % Worlds.TENANTS.size(), id));
            List<PolicyFact.Rule> decreed =
                    rules.stream().map(rule -> rule.of(before)).toList();
            List<Facts.Decreed> others = without(before, policy);
            return before.withPolicies(new Facts.Policies(
                    before.policies().inForce(),
                    plus(others, new Facts.Decreed(of, new PolicyFact(policy, subjects, decreed)))));
        }
    }

    /** A policy is deleted or made inactive. */
    record Repeal(int policy) implements Command {
        @Override
        public Facts on(Facts before) {
            if (before.policies().decreed().isEmpty()) {
                return before;
            }
            PolicyId repealed =
                    choose(before.policies().decreed(), policy).policy().id();
            return before.withPolicies(new Facts.Policies(before.policies().inForce(), without(before, repealed)));
        }
    }

    /** A tenant switches its policies on or off. */
    record Enforce(int tenant, boolean narrows) implements Command {
        @Override
        public Facts on(Facts before) {
            TenantId chosen = choose(Worlds.TENANTS, tenant);
            Set<TenantId> inForce = new HashSet<>(before.policies().inForce());
            if (narrows) {
                inForce.add(chosen);
            } else {
                inForce.remove(chosen);
            }
            return before.withPolicies(
                    new Facts.Policies(inForce, before.policies().decreed()));
        }
    }

    /** @param resources numbers to choose assets by, of any tenant */
    record RuleWish(
            Set<PolicyAction> actions,
            Optional<List<Integer>> resources,
            PolicyFact.Spread spread,
            Set<String> types,
            Set<String> labels) {
        PolicyFact.Rule of(Facts facts) {
            return new PolicyFact.Rule(
                    actions,
                    resources.map(numbers -> numbers.stream()
                            .map(number -> choose(facts.assets(), number).id())
                            .collect(Collectors.toSet())),
                    spread,
                    types,
                    labels);
        }
    }

    private static List<Facts.Decreed> without(Facts facts, PolicyId policy) {
        return facts.policies().decreed().stream()
                .filter(one -> !one.policy().id().equals(policy))
                .toList();
    }

    /** Who accepted which share, and when. */
    record Consent(ShareId share, TenantId receiver, Instant since) {}

    /** What a share lends, and how. */
    record Terms(
            Set<Channel> channels,
            Profile profile,
            boolean descendants,
            List<Integer> excluded,
            boolean includeSubtenants,
            TimeWindow access,
            TimeWindow data,
            int mount) {

        ShareFact of(Facts facts, Held root, Consent consent) {
            Set<AssetId> leftOut = new HashSet<>();
            excluded.forEach(
                    number -> leftOut.add(choose(facts.assets(), number).id()));
            List<Held> folders = facts.assets().stream()
                    .filter(asset -> asset.fact().kind() == Kind.SHARE_FOLDER)
                    .toList();
            List<Held> mounts = folders.isEmpty() || mount % 4 == 0 ? facts.assets() : folders;
            return new ShareFact(
                    consent.share(),
                    root.tenant(),
                    consent.receiver(),
                    root.id(),
                    channels,
                    profile,
                    descendants,
                    leftOut,
                    includeSubtenants,
                    access,
                    data,
                    choose(mounts, mount).id(),
                    consent.since());
        }
    }

    static <T> T choose(List<T> values, int number) {
        return values.get(number % values.size());
    }

    private static <T> List<T> plus(List<T> values, T more) {
        List<T> longer = new ArrayList<>(values);
        longer.add(more);
        return longer;
    }

    private static Facts replaced(Facts facts, Held old, AssetFact fact) {
        return facts.withAssets(facts.assets().stream()
                .map(other -> other.equals(old) ? new Held(old.tenant(), fact) : other)
                .toList());
    }

    /** The asset and all below it. */
    static Set<AssetId> branch(Facts facts, Held top) {
        Set<AssetId> branch = new HashSet<>(Set.of(top.id()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Held asset : facts.assets()) {
                boolean below = asset.fact().parent().filter(branch::contains).isPresent();
                grown |= below && branch.add(asset.id());
            }
        }
        return branch;
    }
}
