package freehold.decision;

import freehold.decision.AssetFact.Kind;
import freehold.decision.Facts.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules once more, written down as literally as possible and as slow as that makes them: each answer looks through
 * all facts. It uses the engine's records as containers and nothing that computes.
 */
final class Oracle {
    private static final String NAVIGATE = "Navigate to Insights Hub Monitor";

    private final Facts facts;
    private final Instant now;

    Oracle(Facts facts) {
        this.facts = facts;
        this.now = facts.now();
    }

    Decision decide(Subject subject, Action.OnAsset action, AssetId id) {
        if (!hasApplication(subject)) {
            return new Decision.Denied(new Decision.NoApplicationAccess(), false);
        }
        if (!facts.loaded().contains(subject.tenant())) {
            return new Decision.Hidden();
        }
        Held own = find(subject.tenant(), id);
        Held binned = findInBin(subject.tenant(), id);
        Decision withoutPolicies;
        if (own != null) {
            withoutPolicies = decideOwn(subject, action, own.fact());
        } else if (binned != null) {
            withoutPolicies = decideBinned(subject, action, binned.fact());
        } else {
            withoutPolicies = decideReceived(subject, action, id);
        }
        return new PolicyOracle(facts, this, subject).narrowed(withoutPolicies, action, id);
    }

    Decision decide(Subject subject, Action.OnTenant action) {
        if (!hasApplication(subject)) {
            return new Decision.Denied(new Decision.NoApplicationAccess(), false);
        }
        if (!facts.loaded().contains(subject.tenant())) {
            return new Decision.Hidden();
        }
        Right needed =
                switch (action) {
                    case Action.Browse _, Action.Administer _ -> null;
                    case Action.ViewUsage usage -> Right.VIEW_CONSUMPTION_DETAILS;
                    case Action.ReadSharing read -> isConfined(subject) ? Right.SHARE_ASSETS : null;
                    case Action.EditModel edit -> edit.needed();
                    case Action.EditGroups _, Action.EditReceived _ -> Right.EDIT_ASSETS_IN_TENANT;
                    case Action.KeepFiles files -> files.needed();
                    case Action.ManageSharing sharing -> sharing.needed();
                };
        if (action instanceof Action.Administer
                && (isConfined(subject) || !subject.roles().contains(Role.ADMINISTRATOR))) {
            return new Decision.Denied(new Decision.NotAdministrator(), false);
        }
        boolean inParts = action instanceof Action.Browse || action instanceof Action.KeepFiles;
        boolean mayUse = needed == null || ((inParts || !isConfined(subject)) && rowAllows(subject, needed.title()));
        if (mayUse
                && List.of(
                                Action.READ_SHARING,
                                Action.EDIT_GROUPS,
                                Action.EDIT_RECEIVED,
                                Action.KEEP_FILES,
                                Action.REMOVE_FILES)
                        .contains(action)
                && new PolicyOracle(facts, this, subject).binds()) {
            return new Decision.Denied(new Decision.BoundByPolicies(), false);
        }
        boolean barred = !inParts && isConfined(subject);
        return needed == null || (!barred && rowAllows(subject, needed.title()))
                ? new Decision.Allowed(subject.tenant(), false, new Projection.Whole())
                : new Decision.Denied(new Decision.MissingRight(needed), false);
    }

    /** R9: one of the three roles. Every role may navigate to the monitor, so its row names them all. */
    private static boolean hasApplication(Subject subject) {
        return rowAllows(subject, NAVIGATE);
    }

    static boolean isConfined(Subject subject) {
        return subject.subtenant().isPresent();
    }

    private Decision decideOwn(Subject subject, Action.OnAsset action, AssetFact asset) {
        if (asset.kind() == Kind.SHARE_FOLDER) {
            return decideFolder(subject, action, asset);
        }
        if (isConfined(subject) && !subject.subtenant().equals(asset.subtenant())) {
            return new Decision.Hidden();
        }
        Decision.@Nullable Reason refusal = inTree(action) ? refusal(subject, action, asset) : new Decision.NotInBin();
        return refusal == null
                ? new Decision.Allowed(subject.tenant(), false, new Projection.Whole())
                : new Decision.Denied(refusal, false);
    }

    private static boolean inTree(Action.OnAsset action) {
        return !(action instanceof Action.Restore) && !(action instanceof Action.Purge);
    }

    /** Who may delete an asset, sees it in the bin, and can do there with it what can be done there. */
    private static Decision decideBinned(Subject subject, Action.OnAsset action, AssetFact asset) {
        boolean foreignSubtenant = isConfined(subject) && !subject.subtenant().equals(asset.subtenant());
        boolean mayDelete = rowAllows(subject, toDelete(asset.basicHierarchy()));
        if (asset.kind() == Kind.SHARE_FOLDER || foreignSubtenant || !mayDelete || action instanceof Action.ReadFiles) {
            return new Decision.Hidden();
        }
        boolean looks = action instanceof Action.Read
                || action instanceof Action.Notice
                || action instanceof Action.ReadEvents
                || action instanceof Action.ReadSeries;
        return looks || !inTree(action)
                ? new Decision.Allowed(subject.tenant(), false, new Projection.Whole())
                : new Decision.Denied(new Decision.InBin(), false);
    }

    private static String toDelete(boolean basic) {
        return basic ? "Delete assets of type BasicHierarchy and derived" : "Delete assets";
    }

    /** R18, R24: a folder of received assets is there while a share is mounted in it, and can only be looked at. */
    private Decision decideFolder(Subject subject, Action.OnAsset action, AssetFact folder) {
        boolean holdsSome = false;
        for (ShareFact share : facts.shares()) {
            holdsSome |= share.receiver().equals(subject.tenant())
                    && share.mount().equals(folder.id())
                    && within(share.access(), now);
        }
        if (isConfined(subject) || !holdsSome) {
            return new Decision.Hidden();
        }
        if (isOfLentThings(action)) {
            return new Decision.Allowed(subject.tenant(), true, new Projection.Whole());
        }
        Decision.Reason refusal = new Decision.NotOwner();
        if (action instanceof Action.Share) {
            refusal = new Decision.NotShareable();
        } else if (action instanceof Action.Delete || action instanceof Action.Move) {
            refusal = new Decision.FixedInTree();
        } else if (!inTree(action)) {
            refusal = new Decision.NotInBin();
        }
        return new Decision.Denied(refusal, true);
    }

    private Decision.@Nullable Reason refusal(Subject subject, Action.OnAsset action, AssetFact asset) {
        String where = asset.subtenant().isPresent() ? "subtenant" : "tenant";
        boolean basic = asset.kind() == Kind.BASIC_HIERARCHY || asset.kind() == Kind.SUBTENANT_FOLDER;
        String edit = "Edit assets in " + where;
        return switch (action) {
            case Action.Notice _, Action.Read _, Action.ReadEvents _ -> null;
            case Action.ReadSeries _, Action.FollowSeries _ -> null;
            case Action.WriteEvents write -> unless(footnote1(subject, edit, basic), edit);
            case Action.Edit change -> unless(footnote1(subject, edit, basic), edit);
            case Action.SetLocation place -> unless(rowAllows(subject, edit), edit);
            case Action.Move move -> {
                String right = "Move assets in " + where;
                Decision.@Nullable Reason missing = unless(footnote1(subject, right, basic), right);
                yield missing == null && isFixed(subject, asset) ? new Decision.FixedInTree() : missing;
            }
            case Action.Delete delete -> {
                Decision.@Nullable Reason missing = unless(rowAllows(subject, toDelete(basic)), toDelete(basic));
                yield missing == null && isFixed(subject, asset) ? new Decision.FixedInTree() : missing;
            }
            case Action.TakeChild child -> {
                String add = where.equals("tenant") ? "Add child assets" : "Add child assets in subtenant";
                boolean allowed = child.from().equals(asset.subtenant())
                        || subject.roles().contains(Role.ADMINISTRATOR);
                Decision.@Nullable Reason missing = unless(rowAllows(subject, add), add);
                yield missing == null && !allowed ? new Decision.ChangesSubtenant() : missing;
            }
            case Action.Restore restore -> throw new IllegalArgumentException("of the bin");
            case Action.Purge purge -> throw new IllegalArgumentException("of the bin");
            case Action.AddChild child -> {
                String create = "Create assets in " + where;
                String add = where.equals("tenant") ? "Add child assets" : "Add child assets in subtenant";
                Decision.@Nullable Reason missing =
                        unless(createAllowed(subject, create, child.basicHierarchy()), create);
                yield missing != null ? missing : unless(rowAllows(subject, add), add);
            }
            case Action.Share share -> {
                boolean mayShare = !isConfined(subject) && rowAllows(subject, "Share assets");
                Decision.@Nullable Reason missing = unless(mayShare, "Share assets");
                yield missing == null && asset.parent().isEmpty() ? new Decision.NotShareable() : missing;
            }
            case Action.WriteSeries write ->
                unless(subject.technical() || rowAllows(subject, "Import time series data"), "Import time series data");
            case Action.ReadFiles read -> null;
            case Action.UploadFiles upload -> unless(rowAllows(subject, "Upload files"), "Upload files");
            case Action.DeleteFiles delete -> unless(rowAllows(subject, "Delete files"), "Delete files");
        };
    }

    /** The root and folders of subtenants for everybody; for a subtenant's callers, all that does not hang in the subtenant's own branch. */
    private boolean isFixed(Subject subject, AssetFact asset) {
        Held parent = asset.parent().isEmpty()
                ? null
                : find(subject.tenant(), asset.parent().get());
        boolean within = parent != null
                && parent.fact().kind() != Kind.SHARE_FOLDER
                && parent.fact().subtenant().equals(asset.subtenant());
        return asset.parent().isEmpty() || asset.kind() == Kind.SUBTENANT_FOLDER || (isConfined(subject) && !within);
    }

    /** Footnote 1: by the rights of a subtenant user alone, only assets of BasicHierarchy types are edited or moved. */
    private static boolean footnote1(Subject subject, String right, boolean basic) {
        for (Role role : subject.roles()) {
            boolean inRow = RightsMatrix.row(right).roles().contains(role);
            if (inRow && (role != Role.SUBTENANT_USER || basic)) {
                return true;
            }
        }
        return false;
    }

    /** Footnote 2: standard users and subtenant users create assets of BasicHierarchy types only. */
    private static boolean createAllowed(Subject subject, String right, boolean basic) {
        for (Role role : subject.roles()) {
            boolean inRow = RightsMatrix.row(right).roles().contains(role);
            if (inRow && (role == Role.ADMINISTRATOR || basic)) {
                return true;
            }
        }
        return false;
    }

    private static boolean rowAllows(Subject subject, String title) {
        for (Role role : subject.roles()) {
            if (RightsMatrix.row(title).roles().contains(role)) {
                return true;
            }
        }
        return false;
    }

    private static Decision.@Nullable Reason unless(boolean allowed, String title) {
        if (allowed) {
            return null;
        }
        for (Right right : Right.values()) {
            if (right.title().equals(title)) {
                return new Decision.MissingRight(right);
            }
        }
        throw new IllegalArgumentException(title);
    }

    private Decision decideReceived(Subject subject, Action.OnAsset action, AssetId id) {
        List<ShareFact> covering = covering(subject, id);
        if (covering.isEmpty()) {
            return new Decision.Hidden();
        }
        return isOfLentThings(action)
                ? new Decision.Allowed(
                        covering.getFirst().owner(),
                        true,
                        new Projection.Shared(covering, new PassingOracle(this).passedTo(subject, id)))
                : new Decision.Denied(new Decision.NotOwner(), true);
    }

    private static boolean isOfLentThings(Action.OnAsset action) {
        return List.of(Action.NOTICE, Action.READ, Action.READ_EVENTS, Action.READ_SERIES, Action.FOLLOW_SERIES)
                .contains(action);
    }

    /** The shares that show the asset to the subject: outermost root first, then oldest first (R16). */
    List<ShareFact> covering(Subject subject, AssetId id) {
        List<ShareFact> received = covering(subject.tenant(), id);
        boolean theirs = hasApplication(subject)
                && (!isConfined(subject)
                        || new PassingOracle(this)
                                .passedTo(received, id)
                                .contains(subject.subtenant().get()));
        return theirs ? received : List.of();
    }

    List<ShareFact> covering(TenantId receiver, AssetId id) {
        List<ShareFact> found = new ArrayList<>();
        for (ShareFact share : facts.shares()) {
            boolean theirs = share.receiver().equals(receiver)
                    && facts.loaded().contains(receiver)
                    && facts.loaded().contains(share.owner());
            if (theirs && within(share.access(), now) && lends(share, id)) {
                found.add(share);
            }
        }
        found.sort(Comparator.<ShareFact>comparingInt(share -> depth(share.owner(), share.root()))
                .thenComparing(ShareFact::since)
                .thenComparing(share -> share.id().value()));
        return found;
    }

    /** Each asset the tenant validly receives now, and the shares it comes through. */
    Map<AssetId, Set<ShareId>> received(TenantId tenant) {
        Subject all = new Subject(tenant, Optional.empty(), false, Set.of(Role.ADMINISTRATOR));
        Map<AssetId, Set<ShareId>> received = new HashMap<>();
        for (Held asset : facts.assets()) {
            List<ShareFact> shares = covering(all, asset.id());
            if (!shares.isEmpty()) {
                received.put(asset.id(), shares.stream().map(ShareFact::id).collect(Collectors.toSet()));
            }
        }
        return received;
    }

    boolean isLent(Held asset) {
        return facts.shares().stream()
                .anyMatch(share -> share.owner().equals(asset.tenant())
                        && within(share.access(), now)
                        && lends(share, asset.id()));
    }

    boolean lends(ShareFact share, AssetId id) {
        List<AssetFact> path = new ArrayList<>();
        Held step = find(share.owner(), id);
        while (step != null) {
            path.add(step.fact());
            if (step.id().equals(share.root())) {
                return lendsAlong(share, path);
            }
            step = parentOf(step);
        }
        return false;
    }

    /** The path goes from the asset up to the share's root. */
    private static boolean lendsAlong(ShareFact share, List<AssetFact> path) {
        Optional<SubtenantId> rootSubtenant = path.getLast().subtenant();
        for (AssetFact asset : path) {
            boolean leftOut = share.excluded().contains(asset.id())
                    || (!share.includeSubtenants() && !asset.subtenant().equals(rootSubtenant))
                    || asset.kind() == Kind.SHARE_FOLDER;
            if (leftOut) {
                return false;
            }
        }
        return path.size() == 1 || share.descendants();
    }

    private int depth(TenantId owner, AssetId id) {
        int depth = 0;
        for (Held step = find(owner, id); step != null; step = parentOf(step)) {
            depth++;
        }
        return depth;
    }

    @Nullable
    Held parentOf(Held asset) {
        return asset.fact()
                .parent()
                .map(parent -> Optional.ofNullable(find(asset.tenant(), parent)))
                .orElse(Optional.empty())
                .orElse(null);
    }

    @Nullable
    Held find(TenantId tenant, AssetId id) {
        Held held = findAnywhere(tenant, id);
        return held == null || held.fact().deleted() ? null : held;
    }

    @Nullable
    Held findInBin(TenantId tenant, AssetId id) {
        Held held = findAnywhere(tenant, id);
        return held == null || !held.fact().deleted() ? null : held;
    }

    @Nullable
    Held findAnywhere(TenantId tenant, AssetId id) {
        for (Held held : facts.assets()) {
            if (held.id().equals(id) && held.tenant().equals(tenant)) {
                return held;
            }
        }
        return null;
    }

    /** Half-open: the first moment is in, the last is not (R17). */
    static boolean within(TimeWindow window, Instant time) {
        boolean begun = window.from().isEmpty() || window.from().get().compareTo(time) <= 0;
        return begun && (window.until().isEmpty() || window.until().get().compareTo(time) > 0);
    }
}
