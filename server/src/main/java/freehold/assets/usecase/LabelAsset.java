package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.model.Labels;
import freehold.assets.store.LabelTable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Puts labels on assets. They are the owner's own words: a receiver never sees them, but those it has laid over. */
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
                            grant.projection().ownLabels(grant.resource().id()),
                            sight.see(guard, grant, address.reach()).asset().etag())
                    : labels.find(grant);
        });
    }

    /** Who is bound by policies can't give or take sight by the labels these go by. */
    private static void checkDeciding(Guard guard, List<String> before, List<String> wanted) {
        Set<String> changed = new TreeSet<>(before);
        wanted.forEach(word -> {
            if (!changed.remove(word)) {
                changed.add(word);
            }
        });
        changed.retainAll(guard.decidingLabels());
        if (!guard.unbound() && !guard.caller().subject().exempt() && !changed.isEmpty()) {
            throw new ProblemException(new Problem.Forbidden(
                    "label-decides-access",
                    "Policies tell assets by the label " + changed.iterator().next()
                            + "; only an administrator puts it on or takes it off."));
        }
    }

    /** Replaces all of them. */
    public Labels put(Caller caller, Address address, long etag, List<String> words) {
        return access.change(caller, Set.of(), guard -> {
            Grant<Action.Edit, AssetRef> grant = guard.require(Action.EDIT, address.id(), address.reach());
            Labels before = labels.find(grant);
            IfMatch.check(etag, before.etag());
            List<String> wanted = Labels.checked(words);
            checkDeciding(guard, before.words(), wanted);
            if (!labels.set(grant, etag, wanted)) {
                throw IfMatch.stale();
            }
            guard.changed(grant.resource().id());
            return labels.find(grant);
        });
    }
}
