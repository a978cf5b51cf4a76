package freehold.telemetry;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchemas;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.telemetry.store.RetentionTable;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens series as a caller sees them now: as far as the grant shows them, and their owner keeps samples. */
@Component
public final class SeriesInSight {
    private final SeriesSchemas schemas;
    private final RetentionTable retention;

    SeriesInSight(SeriesSchemas schemas, RetentionTable retention) {
        this.schemas = schemas;
        this.retention = retention;
    }

    /** Empty where the grant shows nothing of the aspect, or there is none. */
    public Optional<VisibleSeries> of(Guard guard, Grant<Action.ReadSeries, AssetRef> grant, String aspect) {
        return schemas.of(grant, aspect).flatMap(schema -> of(guard, grant, aspect, schema));
    }

    /** The same where the schema is known. */
    public Optional<VisibleSeries> of(
            Guard guard, Grant<Action.ReadSeries, AssetRef> grant, String aspect, SeriesSchema schema) {
        return VisibleSeries.of(grant, aspect, schema, keptSince(guard, grant, schema));
    }

    /** Samples before that are kept no longer, or never were. */
    public Instant keptSince(Guard guard, Grant<? extends Action.OnAsset, AssetRef> grant, SeriesSchema schema) {
        return retention
                .days(grant, schema.aspectTypeId())
                .map(days -> Retention.since(guard.now(), days))
                .orElse(Limits.EARLIEST);
    }
}
