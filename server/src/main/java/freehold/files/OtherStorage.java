package freehold.files;

import freehold.access.Grant;
import freehold.decision.Action;

/** What else counts against the quota {@code storageBytes}, told by the module that keeps it. */
public interface OtherStorage {
    long bytes(Grant<? extends Action, ?> grant);
}
