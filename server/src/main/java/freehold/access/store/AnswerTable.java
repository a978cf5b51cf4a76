package freehold.access.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers given to requests with an Idempotency-Key. A key is its caller's own. */
@Component
public class AnswerTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An answer with the fingerprint of the request it was given to. */
    public record Kept<T>(String request, T answer) {}

    /** The answer as it is written. */
    public Optional<Kept<String>> find(
            Grant<? extends Action.OnTenant, TenantId> grant, String key, Instant notBefore) {
        return grant.sql("""
                        select request, answer from access.answer
                        where tenant_id = :tenant and actor = :actor and key = :key and answered_at > :notBefore""")
                .param("tenant", grant.resource().value())
                .param("actor", grant.caller().principal().name())
                .param("key", key)
                .param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Kept<>(row.getString("request"), row.getString("answer")))
                .optional();
    }

    /** An answer of that type; which one a key leads to is known once its request is. */
    public static <T> T read(String answer, Class<T> type) {
        return JSON.readValue(answer, type);
    }

    public void keep(Grant<? extends Action.OnTenant, TenantId> grant, String key, Kept<?> kept, Instant now) {
        grant.sql("""
                        insert into access.answer (tenant_id, actor, key, request, answer, answered_at)
                        values (:tenant, :actor, :key, :request, cast(:answer as jsonb), :now)""")
                .param("tenant", grant.resource().value())
                .param("actor", grant.caller().principal().name())
                .param("key", key)
                .param("request", kept.request())
                .param("answer", JSON.writeValueAsString(kept.answer()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets the tenant's answers from before a time, so that their keys can be used anew. */
    public void forget(Grant<? extends Action.OnTenant, TenantId> grant, Instant before) {
        grant.sql("delete from access.answer where tenant_id = :tenant and answered_at <= :before")
                .param("tenant", grant.resource().value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Puts another answer in the place of the one that was kept. */
    public void amend(Grant<? extends Action.OnTenant, TenantId> grant, String key, Object answer) {
        grant.sql("""
                        update access.answer set answer = cast(:answer as jsonb)
                        where tenant_id = :tenant and actor = :actor and key = :key""")
                .param("tenant", grant.resource().value())
                .param("actor", grant.caller().principal().name())
                .param("key", key)
                .param("answer", JSON.writeValueAsString(answer))
                .update();
    }
}
