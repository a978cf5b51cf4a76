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
        return own != null ? decideOwn(subject, action, own.fact()) : decideReceived(subject, action, id);
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
                    case Action.Browse browse -> null;
                    case Action.Administer administer -> null;
                    case Action.ReadSharing read -> isConfined(subject) ? Right.SHARE_ASSETS : null;
                    case Action.EditModel edit -> edit.needed();
                    case Action.ManageSharing sharing -> sharing.needed();
                };
        if (action instanceof Action.Administer
                && (isConfined(subject) || !subject.roles().contains(Role.ADMINISTRATOR))) {
            return new Decision.Denied(new Decision.NotAdministrator(), false);
        }
        boolean ofSharing = action instanceof Action.ManageSharing || action instanceof Action.ReadSharing;
        boolean barred = ofSharing && isConfined(subject);
        return needed == null || (!barred && rowAllows(subject, needed.title()))
                ? new Decision.Allowed(subject.tenant(), false, new Projection.Whole())
                : new Decision.Denied(new Decision.MissingRight(needed), false);
    }

    /** R9: one of the three roles. Every role may navigate to the monitor, so its row names them all. */
    private static boolean hasApplication(Subject subject) {
        return rowAllows(subject, NAVIGATE);
    }

    private static boolean isConfined(Subject subject) {
        return subject.subtenant().isPresent();
    }

    private Decision decideOwn(Subject subject, Action.OnAsset action, AssetFact asset) {
        if (asset.kind() == Kind.SHARE_FOLDER) {
            return decideFolder(subject, action, asset);
        }
        if (isConfined(subject) && !subject.subtenant().equals(asset.subtenant())) {
            return new Decision.Hidden();
        }
        Decision.@Nullable Reason refusal = refusal(subject, action, asset);
        return refusal == null
                ? new Decision.Allowed(subject.tenant(), false, new Projection.Whole())
                : new Decision.Denied(refusal, false);
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
        if (action instanceof Action.Read) {
            return new Decision.Allowed(subject.tenant(), true, new Projection.Whole());
        }
        return new Decision.Denied(
                action instanceof Action.Share ? new Decision.NotShareable() : new Decision.NotOwner(), true);
    }

    private static Decision.@Nullable Reason refusal(Subject subject, Action.OnAsset action, AssetFact asset) {
        String where = asset.subtenant().isPresent() ? "subtenant" : "tenant";
        boolean basic = asset.kind() == Kind.BASIC_HIERARCHY || asset.kind() == Kind.SUBTENANT_FOLDER;
        return switch (action) {
            case Action.Read read -> null;
            case Action.Edit edit -> unless(editAllowed(subject, where, basic), "Edit assets in " + where);
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
            case Action.WriteSeries write -> {
                String right = "Import time series data";
                yield unless(subject.technical() || rowAllows(subject, right), right);
            }
        };
    }

    /** Footnote 1: by the rights of a subtenant user alone, only assets of BasicHierarchy types are edited. */
    private static boolean editAllowed(Subject subject, String where, boolean basic) {
        for (Role role : subject.roles()) {
            boolean inRow = RightsMatrix.row("Edit assets in " + where).roles().contains(role);
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
        return action instanceof Action.Read
                ? new Decision.Allowed(covering.getFirst().owner(), true, new Projection.Shared(covering))
                : new Decision.Denied(new Decision.NotOwner(), true);
    }

    /** The shares that show the asset to the subject: outermost root first, then oldest first (R16). */
    List<ShareFact> covering(Subject subject, AssetId id) {
        List<ShareFact> found = new ArrayList<>();
        for (ShareFact share : facts.shares()) {
            boolean theirs = !isConfined(subject)
                    && hasApplication(subject)
                    && share.receiver().equals(subject.tenant())
                    && facts.loaded().contains(subject.tenant())
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

    private boolean lends(ShareFact share, AssetId id) {
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

    private @Nullable Held parentOf(Held asset) {
        return asset.fact()
                .parent()
                .map(parent -> Optional.ofNullable(find(asset.tenant(), parent)))
                .orElse(Optional.empty())
                .orElse(null);
    }

    private @Nullable Held find(TenantId tenant, AssetId id) {
        for (Held held : facts.assets()) {
            if (held.id().equals(id) && held.tenant().equals(tenant)) {
                return held;
            }
        }
        return null;
    }

    boolean showsField(Subject subject, AssetId id, String field) {
        return covering(subject, id).stream()
                .anyMatch(share -> share.channels().contains(Channel.DETAILS)
                        && named(share.profile().fields(), field));
    }

    boolean showsVariable(Subject subject, AssetId id, String variable) {
        return covering(subject, id).stream()
                .anyMatch(share -> share.channels().contains(Channel.DETAILS)
                        && named(share.profile().variables(), variable));
    }

    boolean showsStatic(Subject subject, AssetId id, AspectNamesTerm term) {
        return covering(subject, id).stream()
                .anyMatch(share -> share.channels().contains(Channel.DETAILS)
                        && term.in(share.profile().staticAspects()));
    }

    /** R16: one live share covers asset, channel, variable and timestamp. */
    boolean showsSample(Subject subject, AssetId id, AspectNamesTerm term, Instant timestamp) {
        return covering(subject, id).stream()
                .anyMatch(share -> share.channels().contains(Channel.TELEMETRY)
                        && term.in(share.profile().dynamicAspects())
                        && within(share.data(), timestamp));
    }

    /** A variable of an aspect. */
    record AspectNamesTerm(String aspect, String variable) {
        boolean in(AspectNames aspects) {
            for (Map.Entry<String, Names> entry : aspects.named().entrySet()) {
                if (entry.getKey().equals(aspect)) {
                    return named(entry.getValue(), variable);
                }
            }
            return named(aspects.others(), variable);
        }
    }

    private static boolean named(Names names, String name) {
        return switch (names) {
            case Names.All all -> true;
            case Names.Only only -> only.names().contains(name);
        };
    }

    /** Half-open: the first moment is in, the last is not (R17). */
    private static boolean within(TimeWindow window, Instant time) {
        boolean begun = window.from().isEmpty() || window.from().get().compareTo(time) <= 0;
        boolean over = window.until().isPresent() && window.until().get().compareTo(time) <= 0;
        return begun && !over;
    }
}
