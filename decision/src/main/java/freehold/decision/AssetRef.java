package freehold.decision;

/** An asset's identity: whose it is, and which one. */
public record AssetRef(TenantId owner, AssetId id) {}
