package freehold.access;

import freehold.access.store.AnswerTable;
import freehold.access.store.AnswerTable.Kept;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers a repeated request as it was answered the first time. The answer is written with the effect, or not at all. */
@Component
public final class Repeats {
    /** How long an answer given under an Idempotency-Key is repeated. */
    static final Duration ANSWER_LIFE = Duration.ofDays(1);

    private final AnswerTable answers;

    Repeats(AnswerTable answers) {
        this.answers = answers;
    }

    /** What the request was answered before, if it is a repeat. */
    public <T> Optional<T> earlier(
            Guard guard, Grant<? extends Action.OnTenant, TenantId> grant, Optional<RepeatKey> repeat, Class<T> type) {
        return repeat.flatMap(wanted -> answers.find(
                        grant, wanted.key(), guard.now().minus(ANSWER_LIFE))
                .map(kept -> {
                    if (!kept.request().equals(wanted.request())) {
                        throw ProblemException.conflict(
                                "idempotency-key-reused",
                                "This Idempotency-Key was used for another request; take a new one.");
                    }
                    return AnswerTable.read(kept.answer(), type);
                }));
    }

    /** Writes down what the request is answered, in the transaction of its effect. */
    public <T> T keep(
            Guard guard, Grant<? extends Action.OnTenant, TenantId> grant, Optional<RepeatKey> repeat, T answer) {
        repeat.ifPresent(wanted -> {
            answers.forget(grant, guard.now().minus(ANSWER_LIFE));
            answers.keep(grant, wanted.key(), new Kept<>(wanted.request(), answer), guard.now());
        });
        return answer;
    }

    /** Says more in an answer that was kept: what could only be read when the effect held. */
    public <T> T say(Grant<? extends Action.OnTenant, TenantId> grant, Optional<RepeatKey> repeat, T answer) {
        repeat.ifPresent(wanted -> answers.amend(grant, wanted.key(), answer));
        return answer;
    }
}
