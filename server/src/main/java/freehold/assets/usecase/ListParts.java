package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.assets.model.Asset;
import freehold.assets.model.AssetType;
import freehold.assets.model.Listing;
import freehold.assets.model.Page;
import freehold.assets.model.SeenAspect;
import freehold.assets.model.SeenVariable;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.Projection;
import freehold.identity.Caller;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Lists what an asset consists of, by its type: as much of it as the caller sees. */
@Component
public class ListParts {
    private final Access access;
    private final AssetTable assets;
    private final TypeCatalogue types;

    ListParts(Access access, AssetTable assets, TypeCatalogue types) {
        this.access = access;
        this.assets = assets;
        this.types = types;
    }

    public Page<SeenAspect> aspects(Caller caller, Address address, Listing<SeenAspect> listing) {
        return listing.cut(parts(caller, address, SeenAspect::of), SeenAspect::name);
    }

    /** Variables outside of any aspect. */
    public Page<SeenVariable> variables(Caller caller, Address address, Listing<SeenVariable> listing) {
        Function<SeenVariable, String> name = seen -> seen.variable().name();
        return listing.cut(parts(caller, address, SeenVariable::of), name);
    }

    private interface Parts<T> {
        List<T> of(Asset asset, AssetType type, Projection projection);
    }

    private <T> List<T> parts(Caller caller, Address address, Parts<T> parts) {
        return access.read(caller, guard -> {
            Grant<Action.Read, AssetRef> grant = guard.require(Action.READ, address.id(), address.reach());
            Asset asset = assets.find(grant);
            return parts.of(asset, types.type(grant, asset.type()).orElseThrow(), grant.projection());
        });
    }
}
