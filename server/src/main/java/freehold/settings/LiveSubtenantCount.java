package freehold.settings;

import freehold.access.Guard;
import freehold.decision.Action;
import freehold.settings.store.SubtenantTable;
import freehold.settings.store.SubtenantTable.Which;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many subtenants a tenant has that have not been deleted. */
@Component
public class LiveSubtenantCount {
    private final SubtenantTable subtenants;

    LiveSubtenantCount(SubtenantTable subtenants) {
        this.subtenants = subtenants;
    }

    public long of(Guard guard) {
        return subtenants.count(guard.require(Action.BROWSE), Which.LIVE, Optional.empty());
    }
}
