package freehold.assets;

import freehold.decision.AssetId;

/** An asset in one line, as the caller sees it. */
public record AssetSummary(AssetId assetId, String name, String typeId) {}
