package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.assets.model.AssetType;
import freehold.assets.model.AssetTypeRules;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.Variable;
import freehold.assets.store.AssetTypeTable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Changes variables an asset type brings itself, their names included; the values assets have go along. A share that
 * names a variable does not: under its new name it is for the owner to show.
 */
@Component
public class ChangeVariables {
    private final ModelChange model;
    private final ReadAssetType reading;
    private final AssetTypeTable assetTypes;
    private final TypeCatalogue catalogue;
    private final GrowAssetType growth;
    private final LentModel lent;

    ChangeVariables(
            ModelChange model,
            ReadAssetType reading,
            AssetTypeTable assetTypes,
            TypeCatalogue catalogue,
            GrowAssetType growth,
            LentModel lent) {
        this.model = model;
        this.reading = reading;
        this.assetTypes = assetTypes;
        this.catalogue = catalogue;
        this.growth = growth;
        this.lent = lent;
    }

    /**
     * Makes the variables what the client wants.
     *
     * @param wanted by the name each has so far; made from what the type is, called again if the transaction is
     */
    public FoundType<AssetType> change(
            Caller caller, Address address, long etag, Function<AssetType, Map<String, Variable>> wanted) {
        return model.run(caller, guard -> {
            AssetType before = reading.require(guard, address);
            Grant<Action.EditModel, TenantId> grant = model.leave(guard, Action.EDIT_ASSET_TYPES, before.id());
            IfMatch.check(etag, before.etag());
            Map<String, Variable> changes = wanted.apply(before);
            TypeDraft.OfAsset draft = draft(before, changes);
            AssetTypeRules.check(draft);
            changes.forEach((name, variable) -> rename(grant, before, name, variable.name()));
            AssetType renamed = catalogue.type(grant, before.id()).orElseThrow();
            return lent.found(guard, growth.grow(grant, renamed, draft));
        });
    }

    private void rename(Grant<Action.EditModel, TenantId> grant, AssetType type, String from, String to) {
        if (from.equals(to)) {
            return;
        }
        if (type.variable(to).isPresent()) {
            throw ProblemException.invalid(
                    "/" + from + "/name", "variable name " + to + " is used by another variable of the type");
        }
        assetTypes.rename(grant, type.id(), from, to);
    }

    private static TypeDraft.OfAsset draft(AssetType type, Map<String, Variable> changes) {
        List<Variable> variables = type.ownVariables().stream()
                .map(variable -> changes.getOrDefault(variable.name(), variable))
                .toList();
        return TypeDraft.of(type).with(variables);
    }
}
