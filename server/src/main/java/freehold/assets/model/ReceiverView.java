package freehold.assets.model;

import freehold.decision.AssetId;
import freehold.decision.Projection;
import freehold.decision.ShareFact;
import freehold.decision.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How an asset looks through a projection. */
public final class ReceiverView {
    private static final int ID_CHARACTERS_IN_NAME = 8;

    private ReceiverView() {}

    /** What the reader calls the asset, or its name or, where that is hidden, one made of what is always visible. */
    public static String name(Projection projection, AssetId id, String name) {
        return projection
                .ownName(id)
                .orElseGet(() -> projection.showsField("name")
                        ? name
                        : "Asset " + id.value().substring(0, ID_CHARACTERS_IN_NAME));
    }

    /**
     * No more of a received asset than lists search and sort by.
     *
     * @param lineage its type, and what this descends from if that matters
     */
    public static SeenAsset key(TenantId owner, AssetKey key, List<TypeId> lineage, Projection.Shared projection) {
        return new SeenAsset(
                owner,
                key.id(),
                parent(key.id(), key.parent(), projection),
                projection.subtenant(),
                lineage,
                key.timezone(),
                key.twinType(),
                new Details(
                        name(projection, key.id(), key.name()),
                        key.externalId().filter(text -> projection.showsField("externalId")),
                        Optional.empty(),
                        Optional.empty(),
                        Values.NONE),
                Optional.empty(),
                SeenAsset.Sharing.RECEIVER,
                Optional.empty(),
                List.of(),
                0);
    }

    /** The same as something that was found. */
    public static SearchHit hit(TenantId owner, AssetKey key, Projection.Shared projection) {
        return new SearchHit(
                owner,
                key.id(),
                name(projection, key.id(), key.name()),
                key.externalId().filter(text -> projection.showsField("externalId")),
                key.type(),
                projection.ownLabels(key.id()));
    }

    /**
     * Whether what shows of the asset under the owner's name for it, or that made up instead, contains the words.
     *
     * @param words without their case, as the key's texts are
     */
    public static boolean isFoundBy(String words, AssetKey key, Projection.Shared projection) {
        String name = projection.showsField("name")
                ? key.folded().name()
                : name(projection, key.id(), "").toLowerCase(Locale.ROOT);
        String externalId = projection.showsField("externalId") ? key.folded().externalId() : "";
        return name.contains(words)
                || externalId.contains(words)
                || (words.contains("\n") && (name + "\n" + externalId + "\n").contains(words));
    }

    /**
     * A received asset. Its etag changes with what is visible of it, and with nothing else.
     *
     * @param place of {@link Place#lent}
     */
    public static SeenAsset of(Asset asset, AssetType type, Optional<Place> place, Projection.Shared projection) {
        Details details = asset.details();
        SeenAsset seen = new SeenAsset(
                asset.ref().owner(),
                asset.ref().id(),
                parent(asset.ref().id(), asset.parent(), projection),
                projection.subtenant(),
                type.lineage(),
                asset.timezone(),
                asset.twinType(),
                new Details(
                        name(projection, asset.ref().id(), details.name()),
                        details.externalId().filter(text -> projection.showsField("externalId")),
                        details.description().filter(text -> projection.showsField("description")),
                        place.map(Place::location),
                        values(StaticValues.effective(type, details.values()), projection)),
                place.map(Place::holder),
                SeenAsset.Sharing.RECEIVER,
                Optional.empty(),
                List.of(),
                0);
        return seen.withEtag(Etags.of(seen));
    }

    /** The same asset with the parent that shows, which may be none. */
    public static SeenAsset below(Optional<AssetId> parent, SeenAsset seen) {
        if (seen.parent().equals(parent)) {
            return seen;
        }
        SeenAsset moved = new SeenAsset(
                seen.owner(),
                seen.id(),
                parent,
                seen.subtenant(),
                seen.lineage(),
                seen.timezone(),
                seen.twinType(),
                seen.details(),
                seen.placedBy(),
                seen.sharing(),
                seen.deleted(),
                seen.files(),
                0);
        return moved.withEtag(Etags.of(moved));
    }

    /** One's own asset of which only the name shows. */
    public static SeenAsset stub(Asset asset, AssetType type) {
        SeenAsset seen = new SeenAsset(
                asset.ref().owner(),
                asset.ref().id(),
                Optional.empty(),
                asset.subtenant(),
                type.lineage(),
                asset.timezone(),
                asset.twinType(),
                new Details(asset.details().name(), Optional.empty(), Optional.empty(), Optional.empty(), Values.NONE),
                Optional.empty(),
                SeenAsset.Sharing.NONE,
                Optional.empty(),
                List.of(),
                0);
        return seen.withEtag(Etags.of(seen));
    }

    /** The outermost root hangs where the receiver placed it; below it the owner's tree goes on. */
    public static Optional<AssetId> parent(AssetId id, Optional<AssetId> ownersParent, Projection.Shared projection) {
        ShareFact outermost = projection.shares().getFirst();
        return outermost.root().equals(id) ? Optional.of(outermost.mount()) : ownersParent;
    }

    private static Values values(Values all, Projection projection) {
        SortedMap<String, String> variables = new TreeMap<>(all.variables());
        variables.keySet().removeIf(variable -> !projection.showsVariable(variable));
        SortedMap<String, SortedMap<String, String>> aspects = new TreeMap<>();
        for (Map.Entry<String, SortedMap<String, String>> aspect : all.aspects().entrySet()) {
            SortedMap<String, String> shown = new TreeMap<>(aspect.getValue());
            shown.keySet().removeIf(variable -> !projection.showsStatic(aspect.getKey(), variable));
            aspects.put(aspect.getKey(), shown);
        }
        return new Values(variables, aspects);
    }
}
