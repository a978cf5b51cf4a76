package freehold.decision;

import freehold.decision.AssetFact.Kind;
import freehold.decision.Facts.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies as literally as {@link Oracle}: for each answer it looks through all of them. */
record PolicyOracle(Facts facts, Oracle oracle, Subject subject) {

    /** What policies leave of an answer. */
    Decision narrowed(Decision answer, Action.OnAsset action, AssetId id) {
        if (!binds() || answer instanceof Decision.Hidden) {
            return answer;
        }
        Held own = oracle.find(subject.tenant(), id);
        boolean binned = oracle.findInBin(subject.tenant(), id) != null;
        if (!allows(PolicyAction.READ_ASSETS, id)) {
            return own == null || !isTop(own.fact()) ? new Decision.Hidden() : ofStub(answer, action);
        }
        if (binned && !allows(PolicyAction.WRITE_ASSETS, id)) {
            return new Decision.Hidden();
        }
        PolicyAction needed = needed(action);
        return answer instanceof Decision.Allowed fine && !allows(needed, id)
                ? new Decision.Denied(new Decision.NotCovered(needed), fine.received())
                : answer;
    }

    boolean binds() {
        return facts.policies().inForce().contains(subject.tenant()) && !isExempt();
    }

    private static Decision ofStub(Decision answer, Action.OnAsset action) {
        if (answer instanceof Decision.Denied) {
            return answer;
        }
        return action.equals(Action.NOTICE)
                ? new Decision.Allowed(((Decision.Allowed) answer).owner(), false, new Projection.Stub())
                : new Decision.Denied(new Decision.NotCovered(PolicyAction.READ_ASSETS), false);
    }

    /** Administrators of the tenant, and technical users. */
    private boolean isExempt() {
        boolean administrator = subject.roles().contains(Role.ADMINISTRATOR) && !Oracle.isConfined(subject);
        return administrator || subject.technical();
    }

    /** R14. */
    private boolean isTop(AssetFact asset) {
        if (asset.kind() == Kind.SHARE_FOLDER) {
            return false;
        }
        return Oracle.isConfined(subject)
                ? asset.kind() == Kind.SUBTENANT_FOLDER && asset.subtenant().equals(subject.subtenant())
                : asset.parent().isEmpty();
    }

    private static PolicyAction needed(Action.OnAsset action) {
        if (Set.of(Action.NOTICE, Action.READ, Action.READ_FILES).contains(action)) {
            return PolicyAction.READ_ASSETS;
        }
        if (Set.of(Action.READ_EVENTS, Action.WRITE_EVENTS).contains(action)) {
            return PolicyAction.USE_EVENTS;
        }
        if (action.equals(Action.READ_SERIES)) {
            return PolicyAction.READ_SERIES;
        }
        if (action.equals(Action.FOLLOW_SERIES)) {
            return PolicyAction.FOLLOW_SERIES;
        }
        if (action.equals(Action.WRITE_SERIES)) {
            return PolicyAction.WRITE_SERIES;
        }
        return action.equals(Action.DELETE_SERIES) ? PolicyAction.DELETE_SERIES : PolicyAction.WRITE_ASSETS;
    }

    private boolean allows(PolicyAction action, AssetId id) {
        for (Facts.Decreed decreed : facts.policies().decreed()) {
            boolean named = decreed.tenant().equals(subject.tenant())
                    && decreed.policy().subjects().stream()
                            .anyMatch(name -> name instanceof Addressee.Everybody
                                    || subject.addressees().contains(name));
            for (PolicyFact.Rule rule : decreed.policy().rules()) {
                if (named && rule.actions().contains(action) && covers(rule, id)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean covers(PolicyFact.Rule rule, AssetId id) {
        List<AssetId> path = path(id);
        boolean reaches = rule.resources().isEmpty();
        for (AssetId resource : rule.resources().orElse(Set.of())) {
            int levels = path.indexOf(resource);
            reaches |= switch (rule.spread()) {
                case ASSET -> levels == 0;
                case CHILDREN -> levels == 0 || levels == 1;
                case BRANCH -> levels >= 0;
            };
        }
        return reaches && ofType(rule, id) && labelled(rule, id);
    }

    private boolean ofType(PolicyFact.Rule rule, AssetId id) {
        boolean found = rule.types().isEmpty();
        for (Held asset : facts.assets()) {
            for (String type : asset.fact().traits().types()) {
                found |= asset.id().equals(id) && rule.types().contains(type);
            }
        }
        return found;
    }

    /** Only by labels of one's own. */
    private boolean labelled(PolicyFact.Rule rule, AssetId id) {
        Held own = oracle.findAnywhere(subject.tenant(), id);
        boolean found = rule.labels().isEmpty();
        for (String label : own == null ? Set.<String>of() : own.fact().traits().labels()) {
            found |= rule.labels().contains(label);
        }
        return found;
    }

    /** From the asset up to the top of the subject's tree: R10, of received assets on from their mount. */
    private List<AssetId> path(AssetId id) {
        List<AssetId> path = new ArrayList<>();
        @Nullable Held step = oracle.findAnywhere(subject.tenant(), id);
        if (step == null) {
            ShareFact outermost = oracle.covering(subject, id).getFirst();
            Held lent = oracle.find(outermost.owner(), id);
            while (lent != null && !path.contains(outermost.root())) {
                path.add(lent.id());
                lent = above(lent, true);
            }
            step = oracle.find(subject.tenant(), outermost.mount());
        }
        boolean tree = step != null && !step.fact().deleted();
        while (step != null) {
            path.add(step.id());
            tree |= !step.fact().deleted();
            step = above(step, tree);
        }
        return path;
    }

    private @Nullable Held above(Held asset, boolean inTree) {
        Optional<AssetId> parent = asset.fact().parent();
        if (parent.isEmpty()) {
            return null;
        }
        return inTree ? oracle.find(asset.tenant(), parent.get()) : oracle.findAnywhere(asset.tenant(), parent.get());
    }
}
