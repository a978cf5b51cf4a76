package freehold.access;

import freehold.access.store.EpochTable;
import freehold.decision.Action;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Branch;
import freehold.decision.Decision;
import freehold.decision.Explanation;
import freehold.decision.Placement;
import freehold.decision.PolicyId;
import freehold.decision.Projection;
import freehold.decision.Role;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.SightChange;
import freehold.decision.Subject;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.decision.View;
import freehold.decision.Visible;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.Problem.Conflict;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides for one caller within one transaction, and is the only maker of grants. Made by {@link Access}, which has
 * proven that the facts are those of the transaction.
 */
public final class Guard {
    /** The code of the problem that an asset is deleted, and the caller may know. */
    public static final String IN_BIN = "in-the-bin";

    private static final Problem NO_LOCATION_THROUGH_A_SHARE =
            new Forbidden("not-supported-on-shared-assets", "Setting the location is not supported on shared assets.");

    private static final Problem NO_FILES_THROUGH_A_SHARE =
            new Forbidden("not-supported-on-shared-assets", "Files are not supported on shared assets.");

    private final Caller caller;
    private final View view;
    private final JdbcClient jdbc;
    private final Set<AssetId> changedAssets = new LinkedHashSet<>();
    private final Set<ShareId> changedShares = new LinkedHashSet<>();
    private final Set<PolicyId> changedPolicies = new LinkedHashSet<>();
    private boolean policiesChanged;
    private Optional<TenantId> foreignOwner = Optional.empty();
    private boolean open = true;

    Guard(Caller caller, View view, JdbcClient jdbc) {
        this.caller = caller;
        this.view = view;
        this.jdbc = jdbc;
    }

    public Caller caller() {
        return caller;
    }

    /** The caller as decisions see it, with the groups by which policies name it. */
    public Subject subject() {
        return view.subject();
    }

    /** The time of the request by the database's clock. */
    public Instant now() {
        return view.now();
    }

    /**
     * Leave to do the action on the asset.
     *
     * @throws ProblemException not found, the same for a missing and for an invisible asset; forbidden where the asset
     *     is visible and a right is missing
     */
    public <A extends Action.OnAsset> Grant<A, AssetRef> require(A action, String assetId, Reach reach) {
        Optional<AssetId> id = AssetId.parse(assetId);
        Decision decision = id.map(known -> decide(action, known)).orElse(Decision.HIDDEN);
        return switch (decision) {
            case Decision.Allowed allowed when reach == Reach.OWN && allowed.received() -> throw unknownAsset(assetId);
            case Decision.Allowed allowed -> {
                AssetRef asset = new AssetRef(allowed.owner(), id.orElseThrow());
                yield new Grant<>(this, action, asset, allowed.owner(), allowed.projection());
            }
            case Decision.Denied denied when reach == Reach.OWN && denied.received() -> throw unknownAsset(assetId);
            case Decision.Denied denied
            when action instanceof Action.SetLocation && denied.received() ->
                throw new ProblemException(NO_LOCATION_THROUGH_A_SHARE);
            case Decision.Denied denied
            when action instanceof Action.OnFiles && denied.received() ->
                throw new ProblemException(NO_FILES_THROUGH_A_SHARE);
            case Decision.Denied denied -> throw new ProblemException(refusal(denied.reason(), assetId));
            case Decision.Hidden hidden -> throw unknownAsset(assetId);
        };
    }

    public <A extends Action.OnAsset> Grant<A, AssetRef> require(A action, AssetId id, Reach reach) {
        return require(action, id.value(), reach);
    }

    /** Leave to do the action, or empty where {@link #require} would refuse it, whatever the reason. */
    public <A extends Action.OnAsset> Optional<Grant<A, AssetRef>> find(A action, AssetId id, Reach reach) {
        return switch (decide(action, id)) {
            case Decision.Allowed allowed when reach == Reach.OWN && allowed.received() -> Optional.empty();
            case Decision.Allowed allowed -> {
                AssetRef asset = new AssetRef(allowed.owner(), id);
                yield Optional.of(new Grant<>(this, action, asset, allowed.owner(), allowed.projection()));
            }
            case Decision.Denied denied -> Optional.empty();
            case Decision.Hidden hidden -> Optional.empty();
        };
    }

    private Decision decide(Action.OnAsset action, AssetId id) {
        long begun = System.nanoTime();
        try {
            return view.decide(action, id);
        } finally {
            Measured.DECISION.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    /** Leave to do something in the caller's own tenant. */
    public <A extends Action.OnTenant> Grant<A, TenantId> require(A action) {
        return switch (view.decide(action)) {
            case Decision.Allowed allowed ->
                new Grant<>(this, action, caller.tenant(), caller.tenant(), allowed.projection());
            case Decision.Denied denied ->
                throw new ProblemException(
                        refusal(denied.reason(), caller.tenant().value()));
            case Decision.Hidden hidden ->
                throw new IllegalStateException("a caller's own tenant is never hidden: " + caller);
        };
    }

    /** Everything the caller may list: exactly the assets it could notice one by one. */
    public VisibleAssets visible(Reach reach) {
        return visible(Action.NOTICE, reach);
    }

    /**
     * The assets of which the caller may have a look of some kind.
     *
     * @param look one of the actions that change nothing
     */
    public VisibleAssets visible(Action.OnAsset look, Reach reach) {
        Grant<Action.Browse, TenantId> browse = require(Action.BROWSE);
        Visible visible = view.visible(look);
        Grant<Action.Read, TenantId> grant =
                new Grant<>(this, Action.READ, browse.owner(), browse.owner(), browse.projection());
        boolean own = reach == Reach.OWN;
        List<ReceivedAssets> received = new ArrayList<>();
        new TreeMap<>(own ? Map.of() : visible.received())
                .forEach((owner, assets) -> received.add(new ReceivedAssets(
                        new Grant<>(this, Action.READ, owner, owner, new Projection.Shared(List.of())), assets)));
        return new VisibleAssets(
                grant,
                view.unbound(),
                visible.own(),
                asset -> view.decide(Action.NOTICE, asset) instanceof Decision.Allowed,
                visible.bin(),
                own ? Set.of() : visible.folders(),
                visible.stubs(),
                received);
    }

    /** The received assets the caller may list directly below some assets, each with what it hangs below, by owner. */
    public Map<TenantId, Map<AssetId, AssetId>> receivedBelow(VisibleAssets visible, Set<AssetId> parents) {
        Map<TenantId, Map<AssetId, AssetId>> below = view.receivedBelow(parents);
        Map<TenantId, Map<AssetId, AssetId>> listed = new HashMap<>();
        for (ReceivedAssets received : visible.received()) {
            Map<AssetId, AssetId> of =
                    new HashMap<>(below.getOrDefault(received.grant().owner(), Map.of()));
            of.keySet().retainAll(received.assets().keySet());
            listed.put(received.grant().owner(), of);
        }
        return listed;
    }

    /**
     * The asset with all below it. Which of these the caller may see or touch is to be asked for each, by
     * {@link #require} or {@link #find}.
     */
    public Branch branch(Grant<? extends Action.OnAsset, AssetRef> asset) {
        return view.branch(asset.resource().id());
    }

    /**
     * Which of the caller's tenant's assets other tenants would see no longer, or only then, if some of its assets were
     * as given.
     */
    public Map<TenantId, SightChange> ifChanged(Collection<AssetFact> assets) {
        return view.foresight().ifChanged(assets);
    }

    /** What a share of the asset would show its receiver, were it accepted and its time begun. */
    public Map<AssetId, Projection.Shared> ifLent(Grant<Action.Share, AssetRef> asset, ShareFact draft) {
        if (!draft.root().equals(asset.resource().id())) {
            throw new IllegalArgumentException("the grant is for another asset than the share");
        }
        return view.foresight().ifLent(draft);
    }

    /**
     * What comes of some of the caller's tenant's assets being as given.
     *
     * @param assets with all that hangs below them
     */
    public Placement ifPlaced(Collection<AssetFact> assets) {
        return view.foresight().ifPlaced(assets);
    }

    /** Deleted assets as they will be in the tree again, all of them in that subtenant if one is given. */
    public List<AssetFact> outOfBin(
            Grant<Action.Restore, AssetRef> top,
            Set<AssetId> deleted,
            AssetId place,
            Optional<Optional<SubtenantId>> subtenant) {
        return view.foresight().outOfBin(deleted, top.resource().id(), place, subtenant);
    }

    /** What another tenant sees of the caller's own asset now, if it sees it at all. */
    public Optional<Projection.Shared> asSeenBy(TenantId receiver, Grant<Action.Read, AssetRef> own) {
        return view.foresight().asSeenBy(receiver, own.resource().id());
    }

    /** How many received shares are placed directly below one of the assets. */
    public long mountedIn(Set<AssetId> assets) {
        return view.mountedIn(assets);
    }

    /** How many assets the caller's tenant has, its root and all folders included. */
    public int ownAssets() {
        return view.ownAssets();
    }

    /** To which subtenant the asset belongs; empty for an asset of the tenant itself. */
    public Optional<SubtenantId> subtenantOf(Grant<? extends Action.OnAsset, AssetRef> asset) {
        return view.subtenantOf(asset.resource().id());
    }

    /** What one of the caller's own assets hangs below, if the caller can read that too. */
    public Optional<AssetId> parentInSight(AssetId own) {
        return view.parentInSight(own);
    }

    /** How many of the caller's own assets a list shows that leaves none out: exact, and known without counting. */
    public long count(VisibleAssets visible) {
        return view.count(visible.own()) + visible.folders().size();
    }

    /** Whether the caller itself may do the action, and why. */
    public Explanation explain(Action.OnAsset action, AssetId asset) {
        return view.explain(action, asset);
    }

    /** Whether somebody else of the caller's tenant may do the action, and why. */
    public Explanation explain(
            Grant<Action.Administer, TenantId> leave, Subject somebody, Action.OnAsset action, AssetId asset) {
        if (!somebody.tenant().equals(leave.resource())) {
            throw new IllegalArgumentException("only of one's own tenant");
        }
        return view.as(somebody).explain(action, asset);
    }

    /** Whether neither a subtenant nor policies confine the caller. */
    public boolean unbound() {
        return view.unbound();
    }

    /** Refuses to make or move an asset to where the caller could not see it afterwards. */
    public void requireSight(AssetFact planned) {
        if (!(view.decide(Action.READ, planned) instanceof Decision.Allowed)) {
            throw new ProblemException(new Forbidden(
                    "not-covered-by-a-policy", "No policy allows you to see the asset where it would be then."));
        }
    }

    /** The labels by which policies in force tell assets. */
    public Set<String> decidingLabels() {
        return view.decidingLabels();
    }

    /** Whether other tenants can see the caller's own asset now. */
    public boolean isLent(AssetId asset) {
        return view.isLent(asset);
    }

    /** All own assets that other tenants can see now, by receiver, with what the receiver sees of each. */
    public Map<TenantId, Map<AssetId, Projection.Shared>> lent() {
        return view.lent();
    }

    /** To be called for each asset of the caller's tenant that was created, deleted, moved or given to a subtenant. */
    public void changed(AssetId asset) {
        changedAssets.add(asset);
    }

    /** To be called for each share whose state or content changed. */
    public void changed(ShareId share) {
        changedShares.add(share);
    }

    /** To be called for each policy that came, went or says something else than before. */
    public void changed(PolicyId policy) {
        changedPolicies.add(policy);
        policiesChanged = true;
    }

    /** To be called when policies are put in force or out of it. */
    public void changedPolicies() {
        policiesChanged = true;
    }

    EpochTable.Changes changes() {
        return new EpochTable.Changes(
                changedAssets, changedShares, policiesChanged ? Optional.of(changedPolicies) : Optional.empty());
    }

    void close() {
        open = false;
    }

    JdbcClient.StatementSpec statement(TenantId owner, String sql) {
        if (!open) {
            throw new IllegalStateException("the grant has outlived its transaction");
        }
        Optional<TenantId> needed = owner.equals(caller.tenant()) ? Optional.empty() : Optional.of(owner);
        if (!needed.equals(foreignOwner)) {
            jdbc.sql("select set_config('freehold.owner', :owner, true)")
                    .param("owner", needed.map(TenantId::value).orElse(""))
                    .query(String.class)
                    .single();
            foreignOwner = needed;
        }
        return jdbc.sql(sql);
    }

    private static ProblemException unknownAsset(String assetId) {
        return ProblemException.notFound("asset", assetId);
    }

    /** In words that name the asset, or the tenant, that was asked for. */
    private Problem refusal(Decision.Reason reason, String of) {
        return switch (reason) {
            case Decision.MissingRight missing ->
                Forbidden.missingRight(missing.right().title());
            case Decision.NoApplicationAccess none ->
                caller.awaitsSubtenant()
                        ? new Forbidden(
                                "no-subtenant",
                                "You are a subtenant user, and no subtenant is assigned to you. Ask an administrator of"
                                        + " the tenant to assign you to one.")
                        : new Forbidden("no-application-access", "This needs one of the roles of Asset Manager.");
            case Decision.NotAdministrator notAdministrator ->
                new Forbidden("administrator-needed", "This needs the role " + Role.ADMINISTRATOR.roleName() + ".");
            case Decision.NotOwner notOwner ->
                new Forbidden(
                        "not-owner", "The asset belongs to another tenant: it can be read here, and nothing else.");
            case Decision.NotCovered notCovered ->
                new Forbidden(
                        "not-covered-by-a-policy",
                        "No policy allows you " + notCovered.needed().title() + " with asset " + of + ".");
            case Decision.BoundByPolicies bound ->
                new Forbidden(
                        "bound-by-policies",
                        "Policies are in force: this is for administrators and service credentials.");
            case Decision.NotShareable notShareable ->
                new Forbidden("not-shareable", "The root of a tenant and folders of received assets can't be shared.");
            case Decision.FixedInTree fixed ->
                new Forbidden(
                        "fixed-in-tree",
                        "Asset " + of
                                + " stays where it is: the root of a tenant, folders of subtenants and of received"
                                + " assets, and the topmost asset of one's own subtenant can't be moved or deleted.");
            case Decision.ChangesSubtenant changes ->
                new Forbidden(
                        "changes-subtenant",
                        "Below asset " + of
                                + " it would belong to another subtenant; only an administrator does that.");
            case Decision.InBin inBin -> new Conflict(IN_BIN, "Asset " + of + " is in the bin: restore it first.");
            case Decision.NotInBin notInBin -> new Conflict("not-in-the-bin", "Asset " + of + " is not in the bin.");
        };
    }
}
