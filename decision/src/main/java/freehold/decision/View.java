package freehold.decision;

import freehold.decision.Decision.Allowed;
import freehold.decision.Decision.Denied;
import freehold.decision.Decision.MissingRight;
import freehold.decision.Decision.NoApplicationAccess;
import freehold.decision.Decision.NotAdministrator;
import freehold.decision.Decision.NotOwner;
import freehold.decision.Decision.NotShareable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All answers of one request: one subject, one world, one moment. */
public final class View {
    private final World world;
    private final Subject subject;
    private final Instant now;

    View(World world, Subject subject, Instant now) {
        this.world = world;
        this.subject = subject;
        this.now = now;
    }

    /** Whether the subject may do the action in its own tenant, which is hidden as long as nothing is known of it. */
    public Decision decide(Action.OnTenant action) {
        if (subject.roles().isEmpty()) {
            return new Denied(new NoApplicationAccess(), false);
        }
        if (world.tenant(subject.tenant()).isEmpty()) {
            return Decision.HIDDEN;
        }
        if (action instanceof Action.ReadSharing && subject.subtenant().isPresent()) {
            return new Denied(new MissingRight(Right.SHARE_ASSETS), false);
        }
        if (action instanceof Action.Administer && !administers()) {
            return new Denied(new NotAdministrator(), false);
        }
        Optional<Right> missing = action.right().filter(right -> !mayUse(right, action));
        return missing.isPresent()
                ? new Denied(new MissingRight(missing.get()), false)
                : new Allowed(subject.tenant(), false, new Projection.Whole());
    }

    private boolean administers() {
        return subject.roles().contains(Role.ADMINISTRATOR)
                && subject.subtenant().isEmpty();
    }

    private boolean mayUse(Right right, Action.OnTenant action) {
        boolean tenantLevelOnly = action instanceof Action.ManageSharing;
        return subject.has(right) && !(tenantLevelOnly && subject.subtenant().isPresent());
    }

    /** Whether the subject may do the action on the asset, be it its own tenant's or a received one. */
    public Decision decide(Action.OnAsset action, AssetId id) {
        if (subject.roles().isEmpty()) {
            return new Denied(new NoApplicationAccess(), false);
        }
        Optional<TenantFacts> mine = world.tenant(subject.tenant());
        if (mine.isEmpty()) {
            return Decision.HIDDEN;
        }
        Optional<AssetFact> own = mine.get().asset(id);
        return own.isPresent() ? decideOwn(action, own.get(), mine.get()) : decideReceived(action, id, mine.get());
    }

    private Decision decideOwn(Action.OnAsset action, AssetFact asset, TenantFacts mine) {
        if (asset.kind() == AssetFact.Kind.SHARE_FOLDER) {
            return decideFolder(action, asset, mine);
        }
        if (subject.subtenant().isPresent() && !subject.subtenant().equals(asset.subtenant())) {
            return Decision.HIDDEN;
        }
        return missing(action, asset)
                .<Decision>map(reason -> new Denied(reason, false))
                .orElseGet(() -> new Allowed(subject.tenant(), false, new Projection.Whole()));
    }

    private Decision decideFolder(Action.OnAsset action, AssetFact folder, TenantFacts mine) {
        if (subject.subtenant().isPresent() || !foldersOf(mine).contains(folder.id())) {
            return Decision.HIDDEN;
        }
        return switch (action) {
            case Action.Read read -> new Allowed(subject.tenant(), true, new Projection.Whole());
            case Action.Share share -> new Denied(new NotShareable(), true);
            case Action.Edit edit -> new Denied(new NotOwner(), true);
            case Action.AddChild addChild -> new Denied(new NotOwner(), true);
            case Action.WriteSeries writeSeries -> new Denied(new NotOwner(), true);
        };
    }

    private Optional<Decision.Reason> missing(Action.OnAsset action, AssetFact asset) {
        boolean inSubtenant = asset.subtenant().isPresent();
        return switch (action) {
            case Action.Read read -> Optional.empty();
            case Action.Edit edit ->
                missingEdit(inSubtenant ? Right.EDIT_ASSETS_IN_SUBTENANT : Right.EDIT_ASSETS_IN_TENANT, asset);
            case Action.AddChild child -> missingAddChild(child, inSubtenant);
            case Action.Share share -> missingShare(asset);
            case Action.WriteSeries write ->
                subject.technical() ? Optional.empty() : missingAny(Right.IMPORT_TIME_SERIES);
        };
    }

    /** Footnote 1 of the matrix: those who only have a subtenant's rights edit assets of BasicHierarchy types. */
    private Optional<Decision.Reason> missingEdit(Right right, AssetFact asset) {
        boolean basicOnly = !subject.roles().contains(Role.ADMINISTRATOR)
                && !subject.roles().contains(Role.STANDARD_USER);
        return basicOnly && !asset.basicHierarchy() ? Optional.of(new MissingRight(right)) : missingAny(right);
    }

    /** Footnote 2 of the matrix: only administrators create assets of other than BasicHierarchy types. */
    private Optional<Decision.Reason> missingAddChild(Action.AddChild child, boolean inSubtenant) {
        Right create = inSubtenant ? Right.CREATE_ASSETS_IN_SUBTENANT : Right.CREATE_ASSETS_IN_TENANT;
        Right add = inSubtenant ? Right.ADD_CHILD_ASSETS_IN_SUBTENANT : Right.ADD_CHILD_ASSETS;
        return !child.basicHierarchy() && !subject.roles().contains(Role.ADMINISTRATOR)
                ? Optional.of(new MissingRight(create))
                : missingAny(create, add);
    }

    private Optional<Decision.Reason> missingShare(AssetFact asset) {
        if (subject.subtenant().isPresent()) {
            return Optional.of(new MissingRight(Right.SHARE_ASSETS));
        }
        Optional<Decision.Reason> missing = missingAny(Right.SHARE_ASSETS);
        return missing.isEmpty() && asset.parent().isEmpty() ? Optional.of(new NotShareable()) : missing;
    }

    private Optional<Decision.Reason> missingAny(Right... needed) {
        for (Right right : needed) {
            if (!subject.has(right)) {
                return Optional.of(new MissingRight(right));
            }
        }
        return Optional.empty();
    }

    private Decision decideReceived(Action.OnAsset action, AssetId id, TenantFacts mine) {
        if (subject.subtenant().isPresent()) {
            return Decision.HIDDEN;
        }
        for (TenantId owner : mine.incoming().partners()) {
            List<ShareFact> shares =
                    coverage(owner, mine).map(coverage -> coverage.of(id)).orElse(List.of());
            if (!shares.isEmpty()) {
                return action instanceof Action.Read
                        ? new Allowed(owner, true, new Projection.Shared(shares))
                        : new Denied(new NotOwner(), true);
            }
        }
        return Decision.HIDDEN;
    }

    private Optional<Coverage> coverage(TenantId owner, TenantFacts mine) {
        return world.tenant(owner)
                .map(facts -> new Coverage(facts, mine.incoming().withPartner(owner), now));
    }

    /** Everything the subject may read: the same answers as {@link #decide(Action.OnAsset, AssetId)}, as sets. */
    public Visible visible() {
        Optional<TenantFacts> mine = world.tenant(subject.tenant());
        if (subject.roles().isEmpty() || mine.isEmpty()) {
            return new Visible(new Visible.Nothing(), Set.of(), Map.of());
        }
        if (subject.subtenant().isPresent()) {
            return new Visible(new Visible.OfSubtenant(subject.subtenant().get()), Set.of(), Map.of());
        }
        Map<TenantId, Map<AssetId, Projection.Shared>> received = new HashMap<>();
        for (TenantId owner : mine.get().incoming().partners()) {
            coverage(owner, mine.get())
                    .map(Coverage::all)
                    .filter(covered -> !covered.isEmpty())
                    .ifPresent(covered -> received.put(owner, covered));
        }
        return new Visible(new Visible.Everything(), foldersOf(mine.get()), received);
    }

    /** Where live shares are mounted, if that is a folder made for them. */
    private Set<AssetId> foldersOf(TenantFacts mine) {
        return mine.incoming().all().stream()
                .filter(share -> share.access().contains(now))
                .map(ShareFact::mount)
                .filter(mount -> mine.asset(mount)
                        .filter(asset -> asset.kind() == AssetFact.Kind.SHARE_FOLDER)
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many assets the tenant has, its root and all folders included, whether the subject sees them or not. */
    public int ownAssets() {
        return world.tenant(subject.tenant()).map(TenantFacts::assetCount).orElse(0);
    }

    /** Whether it is an asset of the subject's own that the subject can see, and another tenant can too. */
    public boolean isLent(AssetId id) {
        boolean own = decide(Action.READ, id) instanceof Allowed allowed && !allowed.received();
        return own
                && world.tenant(subject.tenant())
                        .map(mine -> mine.receivers().stream().anyMatch(receiver -> isLent(id, mine, receiver)))
                        .orElse(false);
    }

    private boolean isLent(AssetId id, TenantFacts mine, TenantId receiver) {
        return !new Coverage(mine, mine.outgoing().withPartner(receiver), now)
                .of(id)
                .isEmpty();
    }

    public Instant now() {
        return now;
    }

    public Subject subject() {
        return subject;
    }
}
