package freehold.assets.usecase;

import freehold.access.Reach;

/** What a client points at: an id as it was sent, and whether received things count. */
public record Address(String id, Reach reach) {}
