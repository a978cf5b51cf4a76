package freehold.decision;

import freehold.decision.Decision.Allowed;
import freehold.decision.Decision.BoundByPolicies;
import freehold.decision.Decision.Denied;
import freehold.decision.Decision.MissingRight;
import freehold.decision.Decision.NoApplicationAccess;
import freehold.decision.Decision.NotAdministrator;
import freehold.decision.Decision.NotCovered;
import freehold.decision.Decision.NotOwner;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All answers of one request: one subject, one world, one moment. */
public final class View {
    private final World world;
    private final Subject subject;
    private final Instant now;
    /** The facts of the subject's tenant. */
    private final Optional<TenantFacts> facts;
    /** Made when first needed. */
    private @Nullable PolicySight policies;
    /** What lenders show, each made when first needed. */
    private final IdentityHashMap<TenantFacts, LenderSight> lenders = new IdentityHashMap<>(4);

    View(World world, Subject subject, Instant now) {
        this.world = world;
        this.subject = subject;
        this.now = now;
        this.facts = world.tenant(subject.tenant());
    }

    /** Whether the subject may do the action in its own tenant, which is hidden as long as nothing is known of it. */
    public Decision decide(Action.OnTenant action) {
        if (subject.roles().isEmpty()) {
            return new Denied(new NoApplicationAccess(), false);
        }
        if (facts.isEmpty()) {
            return Decision.HIDDEN;
        }
        if (action instanceof Action.ReadSharing && subject.subtenant().isPresent()) {
            return new Denied(new MissingRight(Right.SHARE_ASSETS), false);
        }
        if (action instanceof Action.Administer && !administers()) {
            return new Denied(new NotAdministrator(), false);
        }
        Optional<Right> missing = action.right().filter(right -> !mayUse(action, right));
        if (missing.isEmpty() && showsAllAssets(action) && policies(facts.get()).narrows()) {
            return new Denied(new BoundByPolicies(), false);
        }
        return missing.isPresent()
                ? new Denied(new MissingRight(missing.get()), false)
                : new Allowed(subject.tenant(), false, new Projection.Whole());
    }

    /** Shares and groups name assets, whoever sees these; files are of whatever they are assigned to. */
    private static boolean showsAllAssets(Action.OnTenant action) {
        return action instanceof Action.ReadSharing
                || action instanceof Action.EditGroups
                || action instanceof Action.EditReceived
                || action instanceof Action.KeepFiles;
    }

    private boolean administers() {
        return subject.roles().contains(Role.ADMINISTRATOR)
                && subject.subtenant().isEmpty();
    }

    /** Rights over a tenant as a whole are nobody's who is confined to a part of it; files belong to a part. */
    private boolean mayUse(Action.OnTenant action, Right right) {
        return subject.has(right) && (subject.subtenant().isEmpty() || action instanceof Action.KeepFiles);
    }

    /** Whether the subject may do the action on the asset, be it its own tenant's or a received one. */
    public Decision decide(Action.OnAsset action, AssetId id) {
        if (subject.roles().isEmpty()) {
            return new Denied(new NoApplicationAccess(), false);
        }
        if (facts.isEmpty()) {
            return Decision.HIDDEN;
        }
        TenantFacts mine = facts.get();
        Optional<AssetFact> own = mine.asset(id);
        if (own.isPresent()) {
            return decideOwn(action, own.get(), mine);
        }
        Optional<AssetFact> binned = mine.binned(id);
        return binned.isPresent() ? decideBinned(action, binned.get(), mine) : decideReceived(action, id, mine);
    }

    private Decision decideOwn(Action.OnAsset action, AssetFact asset, TenantFacts mine) {
        if (asset.kind() == AssetFact.Kind.SHARE_FOLDER) {
            return decideFolder(action, asset, mine);
        }
        if (isOutOfReach(asset)) {
            return Decision.HIDDEN;
        }
        PolicySight policies = policies(mine);
        int allowed = policies.inTree(asset);
        boolean stub = !PolicySight.shows(allowed);
        if (stub && !policies.isTop(asset)) {
            return Decision.HIDDEN;
        }
        if (stub && action instanceof Action.Notice) {
            return new Allowed(subject.tenant(), false, new Projection.Stub());
        }
        return new OwnRights(subject, mine)
                .missing(action, asset)
                .or(() -> PolicySight.missing(allowed, action).map(NotCovered::new))
                .<Decision>map(reason -> new Denied(reason, false))
                .orElseGet(() -> new Allowed(subject.tenant(), false, new Projection.Whole()));
    }

    private PolicySight policies(TenantFacts mine) {
        PolicySight known = policies;
        if (known == null) {
            known = new PolicySight(subject, mine);
            policies = known;
        }
        return known;
    }

    /**
     * Why the answer is what it is. For an asset that nobody in the subject's tenant sees it says nothing, as for one
     * that is missing.
     */
    public Explanation explain(Action.OnAsset action, AssetId id) {
        return facts.map(mine -> new Explainer(this, mine, Spot.of(world, mine, id, now)).explain(action, id))
                .orElseGet(() -> new Explanation(decide(action, id), List.of(), Optional.empty()));
    }

    /** The same world and moment for another subject. */
    public View as(Subject other) {
        return new View(world, other, now);
    }

    /** The answer for an asset that is not there yet, or not as it will be: in the tree of the subject's tenant. */
    public Decision decide(Action.OnAsset action, AssetFact planned) {
        return subject.roles().isEmpty()
                ? new Denied(new NoApplicationAccess(), false)
                : facts.map(mine -> decideOwn(action, planned, mine)).orElse(Decision.HIDDEN);
    }

    /** Whether neither a subtenant nor policies confine the subject. It may see everything all the same. */
    public boolean unbound() {
        return subject.subtenant().isEmpty()
                && facts.map(mine -> !policies(mine).narrows()).orElse(false);
    }

    /** The labels by which the tenant's policies tell assets, if any are in force. */
    public Set<String> decidingLabels() {
        return facts.map(TenantFacts::policies)
                .filter(PolicyBook::inForce)
                .map(PolicyBook::labels)
                .orElse(Set.of());
    }

    /** The answer, unless policies don't allow as much. */
    private static Decision within(int allowed, Action.OnAsset action, Decision answer) {
        return answer instanceof Allowed fine
                ? PolicySight.missing(allowed, action)
                        .<Decision>map(needed -> new Denied(new NotCovered(needed), fine.received()))
                        .orElse(answer)
                : answer;
    }

    private boolean isOutOfReach(AssetFact asset) {
        return subject.subtenant().isPresent() && !subject.subtenant().equals(asset.subtenant());
    }

    /** Whoever may not bring a deleted asset back does not see it either. */
    private Decision decideBinned(Action.OnAsset action, AssetFact asset, TenantFacts mine) {
        int allowed = policies(mine).inBin(asset);
        if (asset.kind() == AssetFact.Kind.SHARE_FOLDER
                || isOutOfReach(asset)
                || !new OwnRights(subject, mine).mayDelete(asset)
                || PolicySight.missing(allowed, Action.RESTORE).isPresent()) {
            return Decision.HIDDEN;
        }
        return within(allowed, action, SpecialPlaces.bin(action, subject.tenant()));
    }

    private Decision decideFolder(Action.OnAsset action, AssetFact folder, TenantFacts mine) {
        int allowed = policies(mine).inTree(folder);
        if (subject.subtenant().isPresent()
                || !mounts(mine).folders().contains(folder.id())
                || !PolicySight.shows(allowed)) {
            return Decision.HIDDEN;
        }
        return within(allowed, action, SpecialPlaces.folder(action, subject.tenant()));
    }

    private Decision decideReceived(Action.OnAsset action, AssetId id, TenantFacts mine) {
        return world.ownerAmong(mine.incoming().partners(), id)
                .map(lender -> throughShares(
                        action, lender.tenant(), sightOf(lender, mine).of(id)))
                .orElse(Decision.HIDDEN);
    }

    private LenderSight sightOf(TenantFacts lender, TenantFacts mine) {
        return lenders.computeIfAbsent(lender, unseen -> new LenderSight(lender, mine, now, policies(mine)));
    }

    private Decision throughShares(Action.OnAsset action, TenantId owner, LenderSight.Shown lent) {
        Optional<Projection.Shared> shown = subject.subtenant().isEmpty()
                ? Optional.of(lent.projection())
                : lent.projection().in(subject.subtenant().get());
        if (shown.isEmpty() || !PolicySight.shows(lent.allowed())) {
            return Decision.HIDDEN;
        }
        Decision answer = action.isLook() ? new Allowed(owner, true, shown.get()) : new Denied(new NotOwner(), true);
        return within(lent.allowed(), action, answer);
    }

    /** Everything the subject may know of: the same answers as {@link #decide(Action.OnAsset, AssetId)}, as sets. */
    public Visible visible() {
        return visible(Action.NOTICE);
    }

    /**
     * The assets of which a look of some kind is allowed.
     *
     * @param look one of the actions that change nothing
     */
    public Visible visible(Action.OnAsset look) {
        if (subject.roles().isEmpty() || facts.isEmpty()) {
            return new Visible(new Visible.Nothing(), Visible.Bin.CLOSED, Set.of(), Set.of(), Map.of());
        }
        TenantFacts mine = facts.get();
        PolicySight policies = policies(mine);
        Visible.Own own = policies.narrowsLists(look)
                ? policies.own(look)
                : subject.subtenant().<Visible.Own>map(Visible.OfSubtenant::new).orElseGet(Visible.Everything::new);
        Set<AssetId> stubs = look instanceof Action.Notice ? policies.stubs() : Set.of();
        Visible.Bin bin =
                new Visible.Bin(subject.has(Right.DELETE_BASIC_HIERARCHY_ASSETS), subject.has(Right.DELETE_ASSETS));
        if (!look.isLook()) {
            return new Visible(own, bin, Set.of(), stubs, Map.of());
        }
        Map<TenantId, Map<AssetId, Projection.Shared>> received = new HashMap<>();
        for (TenantId partner : mine.incoming().partners()) {
            Map<AssetId, Projection.Shared> seen = world.tenant(partner)
                    .map(owner -> received(owner, mine, look))
                    .orElseGet(Map::of);
            if (!seen.isEmpty()) {
                received.put(partner, seen);
            }
        }
        Set<AssetId> folders = subject.subtenant().isPresent()
                ? Set.of()
                : policies.folders(mounts(mine).folders(), look);
        return new Visible(own, bin, folders, stubs, received);
    }

    private Map<AssetId, Projection.Shared> received(TenantFacts owner, TenantFacts mine, Action.OnAsset look) {
        Preorder order = owner.tree().order();
        Reception reception = order.reception(mine.tenant(), mine.incoming().withPartner(owner.tenant()), now);
        return policies(mine).seen(order, subject.subtenant().map(reception::in).orElse(reception), look);
    }

    /**
     * Received assets that hang directly below some others in the tree of the subject's tenant, by owner, each with what
     * it hangs below: all that the subject may see of them, and none that its tenant does not.
     */
    public Map<TenantId, Map<AssetId, AssetId>> receivedBelow(Set<AssetId> parents) {
        return facts.map(mine -> mounts(mine).below(parents)).orElse(Map.of());
    }

    private Mounts mounts(TenantFacts mine) {
        return new Mounts(world, mine, now);
    }

    /** How many assets the tenant has, its root and all folders included, whether the subject sees them or not. */
    public int ownAssets() {
        return facts.map(TenantFacts::assetCount).orElse(0);
    }

    /** To which subtenant an asset of the tenant's own belongs, whether the subject sees it or not. */
    public Optional<SubtenantId> subtenantOf(AssetId id) {
        return facts.flatMap(mine -> mine.asset(id)).flatMap(AssetFact::subtenant);
    }

    /** What an own asset hangs below, in the tree or in the bin, if the subject may read that too. */
    public Optional<AssetId> parentInSight(AssetId id) {
        return facts.flatMap(mine -> mine.asset(id).or(() -> mine.binned(id)))
                .flatMap(AssetFact::parent)
                .filter(parent -> decide(Action.READ, parent) instanceof Allowed allowed && !allowed.received());
    }

    /** How many assets of the tree that is, folders of received assets aside. */
    public long count(Visible.Own own) {
        return facts.map(TenantFacts::census)
                .map(census -> switch (own) {
                    case Visible.Everything everything -> census.all();
                    case Visible.OfSubtenant of -> census.of(of.subtenant());
                    case Visible.Chosen chosen -> chosen.inTree().size();
                    case Visible.Nothing nothing -> 0;
                })
                .orElse(0);
    }

    /** Whether it is an asset of the subject's own that the subject can see, and another tenant can too. */
    public boolean isLent(AssetId id) {
        boolean own = decide(Action.READ, id) instanceof Allowed allowed && !allowed.received();
        return own
                && facts.filter(mine -> !mine.receivers().isEmpty())
                        .map(mine -> !lending(mine).of(id).isEmpty())
                        .orElse(false);
    }

    /** One walk up tells of all receivers: for none of them is it longer. */
    private Coverage lending(TenantFacts mine) {
        return new Coverage(mine, mine.outgoing().byRoot(), now);
    }

    /** What other tenants see or would see of the subject's tenant's assets. */
    public Foresight foresight() {
        return new Foresight(world, subject, now);
    }

    /**
     * The subject's own asset and all below it. It tells how things hang, not what of them the subject may see: that is
     * to be decided for each.
     */
    public Branch branch(AssetId top) {
        return facts.map(mine -> Branch.of(mine, top)).orElseGet(() -> new Branch(List.of(), 0));
    }

    /** How many received shares have their place directly below one of the assets, their time over ones aside. */
    public long mountedIn(Set<AssetId> assets) {
        return facts.map(mine -> mounts(mine).in(assets)).orElse(0L);
    }

    /** All assets of which {@link #isLent} is true, by receiver, with what the receiver sees of each. */
    public Map<TenantId, Map<AssetId, Projection.Shared>> lent() {
        Map<TenantId, Map<AssetId, Projection.Shared>> lent = new HashMap<>();
        facts.ifPresent(mine -> {
            for (TenantId receiver : mine.receivers()) {
                Map<AssetId, Projection.Shared> covered = new HashMap<>(
                        Reception.of(mine.tree().order(), mine.outgoing().withPartner(receiver), now)
                                .all());
                covered.keySet().removeIf(id -> !(decide(Action.READ, id) instanceof Allowed));
                lent.put(receiver, covered);
            }
        });
        return lent;
    }

    public Instant now() {
        return now;
    }

    public Subject subject() {
        return subject;
    }
}
