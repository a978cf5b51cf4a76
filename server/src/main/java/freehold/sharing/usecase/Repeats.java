package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.sharing.Limits;
import freehold.sharing.model.RepeatKey;
import freehold.sharing.store.AnswerTable;
import freehold.sharing.store.AnswerTable.Kept;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers a repeated request as it was answered the first time. The answer is written with the effect, or not at all. */
@Component
class Repeats {
    private final AnswerTable answers;

    Repeats(AnswerTable answers) {
        this.answers = answers;
    }

    /** What the request was answered before, if it is a repeat. */
    <T> Optional<T> earlier(
            Guard guard, Grant<? extends Action.OnTenant, TenantId> grant, Optional<RepeatKey> repeat, Class<T> type) {
        return repeat.flatMap(wanted -> answers.find(
                        grant, wanted.key(), type, guard.now().minus(Limits.ANSWER_LIFE))
                .map(kept -> {
                    if (!kept.request().equals(wanted.request())) {
                        throw ProblemException.conflict(
                                "idempotency-key-reused",
                                "This Idempotency-Key was used for another request; take a new one.");
                    }
                    return kept.answer();
                }));
    }

    <T> T keep(Guard guard, Grant<? extends Action.OnTenant, TenantId> grant, Optional<RepeatKey> repeat, T answer) {
        repeat.ifPresent(wanted -> {
            answers.forget(grant, guard.now().minus(Limits.ANSWER_LIFE));
            answers.keep(grant, wanted.key(), new Kept<>(wanted.request(), answer), guard.now());
        });
        return answer;
    }
}
