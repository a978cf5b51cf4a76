package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.model.Asset;
import freehold.assets.model.AssetDraft;
import freehold.assets.model.AssetType;
import freehold.assets.model.Details;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.StaticValues;
import freehold.assets.model.Values;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Changes the values of an asset: what it is called, where it stands, what its static variables hold. */
@Component
public class ChangeAsset {
    private final Access access;
    private final AssetTable assets;
    private final TypeCatalogue types;
    private final AssetSight sight;
    private final ReplaceAssignments files;

    ChangeAsset(Access access, AssetTable assets, TypeCatalogue types, AssetSight sight, ReplaceAssignments files) {
        this.files = files;
        this.access = access;
        this.assets = assets;
        this.types = types;
        this.sight = sight;
    }

    /**
     * Makes the asset what the client wants.
     *
     * @param wanted made from what the asset is; called again if the transaction is
     */
    public FoundAsset change(Caller caller, Address address, long etag, UnaryOperator<AssetDraft> wanted) {
        return access.write(caller, guard -> {
            Grant<Action.Edit, AssetRef> grant = guard.require(Action.EDIT, address.id(), address.reach());
            change(guard, grant, etag, wanted);
            return sight.see(guard, grant, address.reach());
        });
    }

    private void change(Guard guard, Grant<Action.Edit, AssetRef> grant, long etag, UnaryOperator<AssetDraft> wanted) {
        Asset asset = assets.find(grant);
        IfMatch.check(etag, asset.etag());
        AssetType type = types.type(grant, asset.type()).orElseThrow();
        AssetDraft draft = wanted.apply(AssetDraft.of(asset));
        // Compared with what the caller sees, so that it can't find out by trying what it doesn't.
        SeenAsset seen = sight.see(guard, grant, Reach.OWN).asset();
        checkFixed(seen, draft);
        Details details = draft.details().checked();
        if (asset.details().location().isEmpty()
                && details.location().equals(seen.details().location())) {
            // Who reads an asset and writes it back must not pin the location it inherits.
            details = details.at(Optional.empty());
        }
        Values before = asset.details().values();
        Values after = StaticValues.checked(type, draft.details().values(), before);
        if (!StaticValues.effective(type, before)
                .variables()
                .equals(StaticValues.effective(type, after).variables())) {
            DirectVariables.require(guard.caller());
        }
        if (!assets.update(grant, etag, details.with(after))) {
            throw IfMatch.stale();
        }
        draft.files().ifPresent(list -> files.ofAsset(guard, grant, seen.files(), list));
    }

    private static void checkFixed(SeenAsset asset, AssetDraft draft) {
        checkFixed("assetId", Optional.of(asset.id().value()), draft.assetId());
        checkFixed("typeId", Optional.of(asset.type().value()), draft.typeId());
        checkFixed("parentId", asset.parent().map(Object::toString), draft.parentId());
        checkFixed("subTenant", asset.subtenant().map(Object::toString), draft.subtenant());
        checkFixed("timezone", Optional.of(asset.timezone()), draft.timezone());
        checkFixed("twinType", Optional.of(asset.twinType().text()), draft.twinType());
    }

    private static void checkFixed(String field, Optional<String> is, Optional<String> wanted) {
        if (wanted.isPresent() && !wanted.equals(is)) {
            throw ProblemException.invalid(
                    "/" + field, field + " is " + is.orElse("not set") + " and can't be changed here");
        }
    }
}
