package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers given to requests with an Idempotency-Key. A key is its caller's own. */
@Component
public class AnswerTable {

    /** An answer with the fingerprint of the request it was given to. */
    public record Kept<T>(String request, T answer) {}

    public <T> Optional<Kept<T>> find(
            Grant<? extends Action.OnTenant, TenantId> grant, String key, Class<T> type, Instant notBefore) {
        return grant.sql("""
                        select request, answer from sharing.answer
                        where tenant_id = :tenant and actor = :actor and key = :key and answered_at > :notBefore""")
                .param("tenant", grant.resource().value())
                .param("actor", grant.caller().principal().name())
                .param("key", key)
                .param("notBefore", Columns.column(notBefore))
                .query((row, number) ->
                        new Kept<>(row.getString("request"), SharingJson.read(row.getString("answer"), type)))
                .optional();
    }

    public void keep(Grant<? extends Action.OnTenant, TenantId> grant, String key, Kept<?> kept, Instant now) {
        grant.sql("""
                        insert into sharing.answer (tenant_id, actor, key, request, answer, answered_at)
                        values (:tenant, :actor, :key, :request, cast(:answer as jsonb), :now)""")
                .param("tenant", grant.resource().value())
                .param("actor", grant.caller().principal().name())
                .param("key", key)
                .param("request", kept.request())
                .param("answer", SharingJson.write(kept.answer()))
                .param("now", Columns.column(now))
                .update();
    }

    /** Forgets the tenant's answers from before a time, so that their keys can be used anew. */
    public void forget(Grant<? extends Action.OnTenant, TenantId> grant, Instant before) {
        grant.sql("delete from sharing.answer where tenant_id = :tenant and answered_at <= :before")
                .param("tenant", grant.resource().value())
                .param("before", Columns.column(before))
                .update();
    }
}
