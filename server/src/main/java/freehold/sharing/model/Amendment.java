package freehold.sharing.model;

import freehold.decision.ShareId;
import freehold.decision.TimeWindow;
import java.time.Instant;

/** Wider terms the owner of an accepted share has offered, and the receiver has not answered yet. */
public record Amendment(
        ShareId share, int number, PinnedProfile profile, TimeWindow access, TimeWindow samples, Instant offeredAt) {}
