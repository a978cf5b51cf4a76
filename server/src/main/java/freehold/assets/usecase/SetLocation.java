package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.model.Asset;
import freehold.assets.model.Location;
import freehold.assets.store.AssetTable;
import freehold.assets.store.LocationTable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says where an asset stands, apart from all else of it: that has rules of its own. */
@Component
public class SetLocation {
    private final Access access;
    private final AssetTable assets;
    private final LocationTable locations;
    private final AssetSight sight;

    SetLocation(Access access, AssetTable assets, LocationTable locations, AssetSight sight) {
        this.access = access;
        this.assets = assets;
        this.locations = locations;
        this.sight = sight;
    }

    /** Gives the asset a location of its own. */
    public FoundAsset put(Caller caller, Address address, long etag, Location location) {
        return access.write(caller, guard -> {
            Grant<Action.SetLocation, AssetRef> grant = require(guard, address);
            IfMatch.check(etag, assets.find(grant).etag());
            if (location.isEmpty()) {
                throw ProblemException.invalid(
                        "", "a location needs at least one of its fields; delete the location to have none");
            }
            return set(guard, grant, etag, Optional.of(location.checked()));
        });
    }

    /** Takes the asset's own location away; it may then inherit one. */
    public FoundAsset remove(Caller caller, Address address, long etag) {
        return access.write(caller, guard -> {
            Grant<Action.SetLocation, AssetRef> grant = require(guard, address);
            Asset asset = assets.find(grant);
            IfMatch.check(etag, asset.etag());
            if (asset.details().location().isEmpty()) {
                throw ProblemException.notFound("location of its own of the asset", address.id());
            }
            return set(guard, grant, etag, Optional.empty());
        });
    }

    private static Grant<Action.SetLocation, AssetRef> require(Guard guard, Address address) {
        return guard.require(Action.SET_LOCATION, address.id(), address.reach());
    }

    private FoundAsset set(
            Guard guard, Grant<Action.SetLocation, AssetRef> grant, long etag, Optional<Location> location) {
        if (!locations.set(grant, etag, location)) {
            throw IfMatch.stale();
        }
        return sight.see(guard, grant, Reach.OWN);
    }
}
