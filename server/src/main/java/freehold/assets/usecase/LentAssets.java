package freehold.assets.usecase;

import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.ReceivedAssets;
import freehold.access.VisibleAssets;
import freehold.assets.model.Asset;
import freehold.assets.model.AssetField;
import freehold.assets.model.AssetKey;
import freehold.assets.model.AssetType;
import freehold.assets.model.Filter;
import freehold.assets.model.Page;
import freehold.assets.model.Place;
import freehold.assets.model.Place.Spot;
import freehold.assets.model.ReceiverView;
import freehold.assets.model.SearchHit;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.TypeId;
import freehold.assets.store.AssetKeyTable;
import freehold.assets.store.AssetKeyTable.Keyed;
import freehold.assets.store.AssetListTable;
import freehold.assets.store.AssetSearchTable;
import freehold.decision.AssetId;
import freehold.decision.Projection;
import freehold.decision.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Assets that lists show otherwise than they are kept: received ones as the receiver sees them, for there is no other
 * form of them to search in. Of all that may be on a page only what decides that is looked at; the rest of those that
 * are.
 */
@Component
class LentAssets {
    private final AssetListTable assets;
    private final AssetKeyTable keys;
    private final AssetSearchTable search;
    private final TypeCatalogue types;
    private final Ancestry ancestry;

    LentAssets(
            AssetListTable assets,
            AssetKeyTable keys,
            AssetSearchTable search,
            TypeCatalogue types,
            Ancestry ancestry) {
        this.assets = assets;
        this.search = search;
        this.keys = keys;
        this.types = types;
        this.ancestry = ancestry;
    }

    /**
     * The received ones that match, and the top of one's own tree where only its name shows. They are to be made
     * {@link #whole} before they are shown.
     */
    List<SeenAsset> matching(Guard guard, VisibleAssets visible, Filter<SeenAsset> filter) {
        return Stream.concat(stubs(visible).stream(), keys(guard, visible, filter).stream())
                .filter(filter::matches)
                .toList();
    }

    private List<SeenAsset> stubs(VisibleAssets visible) {
        if (visible.stubs().isEmpty()) {
            return List.of();
        }
        List<Asset> rows = assets.stubs(visible);
        Map<TypeId, AssetType> definitions =
                types.types(visible.grant(), rows.stream().map(Asset::type).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> ReceiverView.stub(row, known(definitions, row.type())))
                .toList();
    }

    /** Those of {@link #matching} whose name, external id or label of the reader's own contains the words. */
    List<SearchHit> found(VisibleAssets visible, String words) {
        String folded = search.folded(visible, words);
        List<SearchHit> found = new ArrayList<>();
        List<SearchHit> namedHere = new ArrayList<>();
        stubs(visible).forEach(stub -> namedHere.add(SearchHit.of(stub)));
        for (ReceivedAssets lent : visible.received()) {
            TenantId owner = lent.grant().owner();
            for (Keyed<Projection.Shared> keyed : keys.of(lent.grant(), lent.assets())) {
                AssetKey key = keyed.key();
                Projection.Shared projection = keyed.asked();
                if (projection.ownName(key.id()).isPresent()
                        || !projection.ownLabels(key.id()).isEmpty()) {
                    namedHere.add(ReceiverView.hit(owner, key, projection));
                } else if (ReceiverView.isFoundBy(folded, key, projection)) {
                    found.add(ReceiverView.hit(owner, key, projection));
                }
            }
        }
        found.addAll(search.matching(visible, words, namedHere));
        return found;
    }

    private List<SeenAsset> keys(Guard guard, VisibleAssets visible, Filter<SeenAsset> filter) {
        Optional<Map<TenantId, Map<AssetId, AssetId>>> below =
                filter.only(AssetField.PARENT_ID).map(parents -> guard.receivedBelow(visible, ids(parents)));
        Optional<Set<AssetId>> named = filter.only(AssetField.ASSET_ID).map(LentAssets::ids);
        boolean lineagesMatter = filter.asksFor(AssetField.HAS_TYPE);
        List<SeenAsset> keys = new ArrayList<>();
        for (ReceivedAssets lent : visible.received()) {
            Map<AssetId, Projection.Shared> candidates = below.map(
                            children -> children.getOrDefault(lent.grant().owner(), Map.of())
                                    .keySet())
                    .or(() -> named)
                    .map(ids -> lent(ids, lent))
                    .orElse(lent.assets());
            keys.addAll(keys(visible, lent, candidates, lineagesMatter));
        }
        return keys;
    }

    private static Map<AssetId, Projection.Shared> lent(Set<AssetId> ids, ReceivedAssets lent) {
        return ids.stream()
                .filter(lent.assets()::containsKey)
                .collect(Collectors.toMap(Function.identity(), id -> projection(lent, id)));
    }

    private List<SeenAsset> keys(
            VisibleAssets visible,
            ReceivedAssets lent,
            Map<AssetId, Projection.Shared> candidates,
            boolean lineagesMatter) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Keyed<Projection.Shared>> found = keys.of(lent.grant(), candidates);
        Map<TypeId, AssetType> definitions = lineagesMatter
                ? types(lent, found.stream().map(keyed -> keyed.key().type()))
                : Map.of();
        TenantId owner = lent.grant().owner();
        return found.stream()
                .map(keyed -> {
                    AssetKey key = keyed.key();
                    List<TypeId> lineage =
                            lineagesMatter ? known(definitions, key.type()).lineage() : List.of(key.type());
                    return below(visible, lent, ReceiverView.key(owner, key, lineage, keyed.asked()));
                })
                .toList();
    }

    /** What the receiver's own policies hide of what is above shows nowhere. */
    private static SeenAsset below(VisibleAssets visible, ReceivedAssets lent, SeenAsset seen) {
        return ReceiverView.below(
                seen.parent().filter(parent -> lent.assets().containsKey(parent) || visible.notices(parent)), seen);
    }

    private static Set<AssetId> ids(Set<String> texts) {
        return texts.stream().flatMap(text -> AssetId.parse(text).stream()).collect(Collectors.toSet());
    }

    /** The page with all there is to see of its received assets. */
    Page<SeenAsset> whole(Guard guard, VisibleAssets visible, Page<SeenAsset> page) {
        Map<AssetId, SeenAsset> whole = new HashMap<>();
        Ancestry.Walk walk = ancestry.walk(guard, Reach.OWN_AND_RECEIVED);
        for (ReceivedAssets lent : visible.received()) {
            List<AssetId> ids = page.rows().stream()
                    .map(SeenAsset::id)
                    .filter(lent.assets()::containsKey)
                    .toList();
            if (!ids.isEmpty()) {
                walk.prepare(lent.grant(), ids);
                whole(visible, lent, walk, assets.received(lent.grant(), ids))
                        .forEach(asset -> whole.put(asset.id(), asset));
            }
        }
        return page.map(asset -> whole.getOrDefault(asset.id(), asset));
    }

    private List<SeenAsset> whole(VisibleAssets visible, ReceivedAssets lent, Ancestry.Walk walk, List<Asset> rows) {
        Map<TypeId, AssetType> definitions = types(lent, rows.stream().map(Asset::type));
        Function<AssetId, Spot> spots =
                id -> walk.placed(lent.grant().owner(), id).spot();
        return rows.stream()
                .map(row -> {
                    Projection.Shared projection = projection(lent, row.ref().id());
                    // What a share shows between an asset and the share's root is all lent, unless the receiver's own
                    // policies hide some of it.
                    Optional<Place> place = Place.lent(row.ref().id(), spots, projection, lent.assets()::containsKey);
                    return below(
                            visible, lent, ReceiverView.of(row, known(definitions, row.type()), place, projection));
                })
                .toList();
    }

    private Map<TypeId, AssetType> types(ReceivedAssets lent, Stream<TypeId> wanted) {
        return types.types(lent.grant(), wanted.collect(Collectors.toSet()));
    }

    private static Projection.Shared projection(ReceivedAssets lent, AssetId asset) {
        Projection.Shared projection = lent.assets().get(asset);
        if (projection == null) {
            throw new IllegalStateException("asset " + asset + " was read and is not lent");
        }
        return projection;
    }

    static <K, V> V known(Map<K, V> values, K key) {
        V value = values.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " is referenced and missing");
        }
        return value;
    }
}
