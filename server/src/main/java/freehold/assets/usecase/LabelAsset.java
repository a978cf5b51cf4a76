package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.assets.model.Labels;
import freehold.assets.store.LabelTable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts labels on assets. They are the owner's own words: a receiver never sees them. */
@Component
public class LabelAsset {
    private final Access access;
    private final LabelTable labels;
    private final AssetSight sight;

    LabelAsset(Access access, LabelTable labels, AssetSight sight) {
        this.access = access;
        this.labels = labels;
        this.sight = sight;
    }

    public Labels read(Caller caller, Address address) {
        return access.read(caller, guard -> {
            Grant<Action.Read, AssetRef> grant = guard.require(Action.READ, address.id(), address.reach());
            return grant.foreign()
                    ? new Labels(
                            List.of(),
                            sight.see(guard, grant, address.reach()).asset().etag())
                    : labels.find(grant);
        });
    }

    /** Replaces all of them. */
    public Labels put(Caller caller, Address address, long etag, List<String> words) {
        return access.write(caller, guard -> {
            Grant<Action.Edit, AssetRef> grant = guard.require(Action.EDIT, address.id(), address.reach());
            IfMatch.check(etag, labels.find(grant).etag());
            if (!labels.set(grant, etag, Labels.checked(words))) {
                throw IfMatch.stale();
            }
            return labels.find(grant);
        });
    }
}
