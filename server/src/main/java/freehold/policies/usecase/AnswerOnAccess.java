package freehold.policies.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Decision;
import freehold.decision.Explanation;
import freehold.decision.Projection;
import freehold.decision.Subject;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Subjects;
import freehold.identity.Subjects.Somebody;
import freehold.kernel.ProblemException;
import freehold.policies.model.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Answers who may do what, and why, from the engine that enforces it. */
@Component
public class AnswerOnAccess {
    private final Access access;
    private final Subjects subjects;

    AnswerOnAccess(Access access, Subjects subjects) {
        this.access = access;
        this.subjects = subjects;
    }

    /**
     * A question about an asset.
     *
     * @param part without which the answer is no
     */
    public record Question(String assetId, Action.OnAsset action, Part part) {}

    /** Whose rights are asked for: the caller's own where both are empty. */
    public record Whose(Optional<String> user, Optional<String> client) {}

    /** Who sees an asset: people, credentials and, of one's own, tenants with the shares it goes through. */
    public record Viewers(
            SortedMap<String, Explanation> users,
            SortedMap<String, Explanation> clients,
            SortedMap<TenantId, Projection.Shared> tenants) {}

    public List<Boolean> check(Caller caller, List<Question> questions) {
        return access.read(
                caller,
                guard -> questions.stream()
                        .map(question -> AssetId.parse(question.assetId())
                                .filter(id -> shown(guard.explain(question.action(), id), question))
                                .isPresent())
                        .toList());
    }

    private static boolean shown(Explanation explanation, Question question) {
        return explanation.decision() instanceof Decision.Allowed allowed
                && question.part().shownBy(allowed.projection());
    }

    /** An explanation, and whether the part that was asked for shows. */
    public record Answer(Explanation explanation, boolean allowed) {}

    /** Of what the caller can't see itself, nothing is explained, as of what is missing. */
    public Answer explain(Caller caller, Whose whose, Question question) {
        return access.read(caller, guard -> {
            List<Subject> others = others(guard, whose);
            Optional<AssetId> id = AssetId.parse(question.assetId())
                    .filter(known -> guard.find(Action.NOTICE, known, Reach.OWN_AND_RECEIVED)
                            .isPresent());
            if (id.isEmpty()) {
                return new Answer(new Explanation(Decision.HIDDEN, List.of(), Optional.empty()), false);
            }
            Explanation best = others.isEmpty()
                    ? guard.explain(question.action(), id.get())
                    : best(guard, others, question.action(), id.get());
            return new Answer(
                    best.naming(resource -> guard.find(Action.NOTICE, resource, Reach.OWN_AND_RECEIVED)
                            .isPresent()),
                    shown(best, question));
        });
    }

    /** Somebody in several subtenants may what they may in one of them. */
    private static Explanation best(Guard guard, List<Subject> others, Action.OnAsset action, AssetId id) {
        Grant<Action.Administer, TenantId> leave = guard.require(Action.ADMINISTER);
        List<Explanation> all = new ArrayList<>();
        others.forEach(subject -> all.add(guard.explain(leave, subject, action, id)));
        return all.stream().filter(Explanation::allowed).findFirst().orElseGet(all::getFirst);
    }

    /** Empty for the caller itself. */
    private List<Subject> others(Guard guard, Whose whose) {
        if (whose.user().isEmpty() && whose.client().isEmpty()) {
            return List.of();
        }
        TenantId tenant = guard.require(Action.ADMINISTER).resource();
        Optional<Somebody> somebody = whose.user()
                .map(name -> subjects.user(tenant, name))
                .orElseGet(() -> subjects.client(tenant, whose.client().orElseThrow()));
        return somebody.map(Somebody::subjects)
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> ProblemException.notFound(
                        whose.user().isPresent() ? "user" : "client",
                        whose.user().or(whose::client).orElseThrow()));
    }

    public Viewers viewers(Caller caller, String assetId) {
        return access.read(caller, guard -> {
            Grant<Action.Administer, TenantId> leave = guard.require(Action.ADMINISTER);
            Grant<Action.Read, AssetRef> asset = guard.require(Action.READ, assetId, Reach.OWN_AND_RECEIVED);
            AssetId id = asset.resource().id();
            SortedMap<TenantId, Projection.Shared> tenants = new TreeMap<>();
            if (!asset.foreign()) {
                guard.lent()
                        .forEach((receiver, lent) -> Optional.ofNullable(lent.get(id))
                                .ifPresent(projection -> tenants.put(receiver, projection)));
            }
            return new Viewers(
                    seeing(guard, leave, subjects.users(leave.resource()), id),
                    seeing(guard, leave, subjects.clients(leave.resource()), id),
                    tenants);
        });
    }

    private static SortedMap<String, Explanation> seeing(
            Guard guard, Grant<Action.Administer, TenantId> leave, List<Somebody> all, AssetId id) {
        Map<String, Explanation> seeing = new TreeMap<>();
        for (Somebody somebody : all) {
            somebody.subjects().stream()
                    .map(subject -> guard.explain(leave, subject, Action.READ, id))
                    .filter(Explanation::allowed)
                    .findFirst()
                    .ifPresent(explanation -> seeing.put(somebody.name(), explanation));
        }
        return new TreeMap<>(seeing);
    }
}
