package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.model.AssetType;
import freehold.assets.model.FileAssignment;
import freehold.assets.model.Listing;
import freehold.assets.model.MergedPage;
import freehold.assets.model.Page;
import freehold.assets.model.TypeId;
import freehold.assets.model.TypeSharing;
import freehold.assets.store.AssetTypeTable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads asset types: the tenant's own, the built-in ones and, if asked for, received ones. */
@Component
public class ReadAssetType {
    private final Access access;
    private final AssetTypeTable assetTypes;
    private final TypeCatalogue catalogue;
    private final ReceivedTypes received;
    private final LentModel lent;
    private final FilesShown files;

    ReadAssetType(
            Access access,
            AssetTypeTable assetTypes,
            TypeCatalogue catalogue,
            ReceivedTypes received,
            LentModel lent,
            FilesShown files) {
        this.access = access;
        this.assetTypes = assetTypes;
        this.catalogue = catalogue;
        this.received = received;
        this.lent = lent;
        this.files = files;
    }

    public FoundType<AssetType> read(Caller caller, Address address) {
        return access.read(caller, guard -> {
            AssetType type = require(guard, address);
            return lent.found(guard, type);
        });
    }

    AssetType require(Guard guard, Address address) {
        return find(guard, address).orElseThrow(() -> ProblemException.notFound("asset type", address.id()));
    }

    Optional<AssetType> find(Guard guard, Address address) {
        Grant<Action.Browse, TenantId> browse = guard.require(Action.BROWSE);
        Optional<TypeId> id = TypeId.parse(address.id());
        return id.flatMap(known -> catalogue.type(browse, known))
                .or(() -> id.flatMap(known -> received.assetType(guard, known, address.reach())));
    }

    public Page<FoundType<AssetType>> list(Caller caller, Listing<AssetType> listing, Reach reach) {
        return access.read(caller, guard -> {
            Grant<Action.Browse, TenantId> browse = guard.require(Action.BROWSE);
            List<AssetType> others = received.assetTypes(guard, reach).stream()
                    .filter(listing.filter()::matches)
                    .toList();
            Page<AssetType> page = MergedPage.of(
                    listing.window(),
                    new Own(browse, listing),
                    others,
                    listing.order().comparator(type -> type.id().value()));
            TypeSharing sharing =
                    lent.sharing(guard, page.rows().stream().map(AssetType::id).toList());
            Map<TypeId, List<FileAssignment>> assigned = files.of(guard, page.rows());
            return page.map(type -> new FoundType<>(type, sharing, assigned.getOrDefault(type.id(), List.of())));
        });
    }

    private final class Own implements MergedPage.OwnRows<AssetType> {
        private final Grant<Action.Browse, TenantId> browse;
        private final Listing<AssetType> listing;

        Own(Grant<Action.Browse, TenantId> browse, Listing<AssetType> listing) {
            this.browse = browse;
            this.listing = listing;
        }

        @Override
        public long count() {
            return assetTypes.count(browse, listing.filter());
        }

        @Override
        public List<AssetType> slice(long offset, int limit) {
            List<TypeId> ids = assetTypes.slice(browse, listing, offset, limit);
            Map<TypeId, AssetType> definitions = catalogue.types(browse, ids);
            return ids.stream()
                    .map(id -> Optional.ofNullable(definitions.get(id)).orElseThrow())
                    .toList();
        }
    }
}
