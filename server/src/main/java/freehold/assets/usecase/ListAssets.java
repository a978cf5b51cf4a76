package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.VisibleAssets;
import freehold.assets.model.Asset;
import freehold.assets.model.AssetField;
import freehold.assets.model.AssetType;
import freehold.assets.model.Filter;
import freehold.assets.model.Listing;
import freehold.assets.model.Location;
import freehold.assets.model.MergedPage;
import freehold.assets.model.Page;
import freehold.assets.model.Place;
import freehold.assets.model.Place.Spot;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.TypeId;
import freehold.assets.store.AssetListTable;
import freehold.assets.store.AssetListTable.Slice;
import freehold.assets.store.LocationTable;
import freehold.decision.AssetId;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists the assets a caller sees: exactly those it could read one by one. */
@Component
public class ListAssets {
    private final Access access;
    private final AssetListTable assets;
    private final LocationTable locations;
    private final TypeCatalogue types;
    private final LentAssets received;
    private final FilesShown files;

    ListAssets(
            Access access,
            AssetListTable assets,
            LocationTable locations,
            TypeCatalogue types,
            LentAssets received,
            FilesShown files) {
        this.access = access;
        this.assets = assets;
        this.locations = locations;
        this.types = types;
        this.received = received;
        this.files = files;
    }

    public Page<SeenAsset> list(Caller caller, Listing<SeenAsset> listing, Reach reach) {
        return access.read(caller, guard -> {
            VisibleAssets visible = guard.visible(reach);
            checkSubtenantView(caller, listing.filter());
            return page(guard, visible, listing);
        });
    }

    /** One page of what is visible. */
    Page<SeenAsset> page(Guard guard, VisibleAssets visible, Listing<SeenAsset> listing) {
        return received.whole(
                guard,
                visible,
                MergedPage.of(
                        listing.window(),
                        new Own(guard, visible, listing),
                        received.matching(guard, visible, listing.filter()),
                        listing.order().comparator(asset -> asset.id().value())));
    }

    /** At tenant level, to look at the assets of one subtenant is a right of its own. */
    private static void checkSubtenantView(Caller caller, Filter<SeenAsset> filter) {
        boolean bySubtenant = filter.asksFor(AssetField.SUBTENANT) || filter.asksFor(AssetField.T2_TENANT);
        if (bySubtenant && caller.subtenant().isEmpty() && !caller.subject().has(Right.VIEW_SUBTENANT_ASSETS)) {
            throw new ProblemException(Forbidden.missingRight(Right.VIEW_SUBTENANT_ASSETS.title()));
        }
    }

    private final class Own implements MergedPage.OwnRows<SeenAsset> {
        private final Guard guard;
        private final VisibleAssets visible;
        private final Listing<SeenAsset> listing;
        private final long total;

        Own(Guard guard, VisibleAssets visible, Listing<SeenAsset> listing) {
            this.guard = guard;
            this.visible = visible;
            this.listing = listing;
            this.total = listing.filter().equals(Filter.everything())
                    ? guard.count(visible)
                    : assets.count(visible, listing.filter());
        }

        @Override
        public long count() {
            return total;
        }

        @Override
        public List<SeenAsset> slice(long offset, int limit) {
            List<Asset> rows = assets.slice(visible, listing, new Slice(offset, limit, total));
            Map<TypeId, AssetType> definitions =
                    types.types(visible.grant(), rows.stream().map(Asset::type).collect(Collectors.toSet()));
            Function<AssetId, Spot> spots = spots(rows);
            return files.with(
                    guard,
                    rows.stream()
                            .map(row -> SeenAsset.own(
                                    row,
                                    LentAssets.known(definitions, row.type()),
                                    Place.nearest(row.ref().id(), spots, above -> true),
                                    guard.isLent(row.ref().id())))
                            .toList());
        }

        /** Of the rows, and of all that is above those without a location. */
        private Function<AssetId, Spot> spots(List<Asset> rows) {
            Map<AssetId, Optional<Location>> known = new HashMap<>();
            rows.forEach(row -> known.put(row.ref().id(), row.details().location()));
            Map<AssetId, Optional<AssetId>> parents = new HashMap<>();
            for (Asset row : rows) {
                Optional<AssetId> step = row.details().location().isPresent()
                        ? Optional.empty()
                        : Optional.of(row.ref().id());
                while (step.isPresent() && !parents.containsKey(step.get())) {
                    Optional<AssetId> parent = guard.parentInSight(step.get());
                    parents.put(step.get(), parent);
                    step = parent;
                }
            }
            Set<AssetId> above = new HashSet<>();
            parents.values().stream()
                    .flatMap(Optional::stream)
                    .filter(id -> !known.containsKey(id))
                    .forEach(above::add);
            locations.of(visible.grant(), above).forEach((id, location) -> known.put(id, Optional.of(location)));
            return id -> new Spot(parents.getOrDefault(id, Optional.empty()), known.getOrDefault(id, Optional.empty()));
        }
    }
}
