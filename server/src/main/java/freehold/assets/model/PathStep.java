package freehold.assets.model;

import freehold.decision.AssetId;

/** An asset above another, as the caller sees it. */
public record PathStep(AssetId id, String name) {}
