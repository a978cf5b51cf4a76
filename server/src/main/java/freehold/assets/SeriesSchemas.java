package freehold.assets;

import freehold.access.Grant;
import freehold.assets.store.SeriesSchemaTable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the dynamic aspects of assets consist of. */
@Component
public final class SeriesSchemas {
    private final SeriesSchemaTable table;

    SeriesSchemas(SeriesSchemaTable table) {
        this.table = table;
    }

    /** Whether the tenant has a dynamic aspect type of that id, or the platform for all. */
    public boolean isDynamicType(Grant<? extends Action, TenantId> tenant, String aspectTypeId) {
        return table.isDynamicType(tenant, aspectTypeId);
    }

    /**
     * The schema of the asset's dynamic aspect, as far as the grant shows it. Empty where the asset has no such aspect,
     * and all the same where none of its variables is lent.
     */
    public Optional<SeriesSchema> of(Grant<? extends Action.OnAsset, AssetRef> asset, String aspectName) {
        return table.find(asset, aspectName)
                .map(schema -> new SeriesSchema(
                        schema.twinType(),
                        schema.zone(),
                        schema.aspectTypeId(),
                        schema.variables().stream()
                                .filter(variable -> asset.projection().showsDynamic(aspectName, variable.name()))
                                .toList()))
                .filter(schema -> !schema.variables().isEmpty());
    }
}
