package freehold.settings;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.files.OtherStorage;
import freehold.settings.store.LogoTable;
import org.springframework.stereotype.Component;

/** The tenant's logo counts among what the tenant stores. */
@Component
class LogoStorage implements OtherStorage {
    private final LogoTable logos;

    LogoStorage(LogoTable logos) {
        this.logos = logos;
    }

    @Override
    public long bytes(Grant<? extends Action, ?> grant) {
        return logos.bytes(grant);
    }
}
