package freehold.sharing.model;

import freehold.decision.ShareId;
import java.time.Instant;

/** A receiver's wish to look longer, which the owner has not answered yet. */
public record Extension(ShareId share, Instant until, String note, Instant askedAt) {}
