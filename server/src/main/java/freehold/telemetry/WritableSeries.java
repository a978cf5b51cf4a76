package freehold.telemetry;

import freehold.access.Grant;
import freehold.assets.SeriesSchema;
import freehold.decision.Action;
import freehold.decision.AssetRef;

/** A series one may write and delete: the caller's own. */
public record WritableSeries(Grant<Action.WriteSeries, AssetRef> grant, String aspect, SeriesSchema schema) {}
