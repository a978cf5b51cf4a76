package freehold.events.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.events.model.Job;
import freehold.kernel.http.PageWish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What came of jobs. Whoever is confined to a subtenant sees those of the subtenant alone. */
@Component
public class JobTable {
    private static final String MINE = " from events.job where tenant_id = :tenant and kind = :kind"
            + " and (cast(:subtenant as text) is null or subtenant_id = :subtenant)";

    public void insert(Grant<Action.Browse, TenantId> grant, Job job) {
        grant.sql("""
                        insert into events.job (tenant_id, job_id, kind, state, details, subtenant_id, created_by)
                        values (:tenant, :id, :kind, :state, cast(:details as jsonb), :subtenant, :by)""")
                .param("tenant", grant.owner().value())
                .param("id", job.id())
                .param("kind", job.kind().name())
                .param("state", job.state().name())
                .param("details", EventsJson.write(job.details()))
                .param(
                        "subtenant",
                        grant.caller().subtenant().map(SubtenantId::value).orElse(null))
                .param("by", grant.caller().principal().name())
                .update();
    }

    public Optional<Job> find(Grant<Action.Browse, TenantId> grant, Job.Kind kind, String id) {
        return mine(grant, kind, "select *", " and job_id = :id")
                .param("id", id)
                .query(JobTable::job)
                .optional();
    }

    public List<Job> slice(Grant<Action.Browse, TenantId> grant, Job.Kind kind, PageWish wish) {
        return mine(grant, kind, "select *", " order by created_at desc, job_id offset :offset limit :limit")
                .param("offset", wish.offset())
                .param("limit", wish.size())
                .query(JobTable::job)
                .list();
    }

    public long count(Grant<Action.Browse, TenantId> grant, Job.Kind kind) {
        return mine(grant, kind, "select count(*)", "").query(Long.class).single();
    }

    private static StatementSpec mine(Grant<Action.Browse, TenantId> grant, Job.Kind kind, String select, String rest) {
        return grant.sql(select + MINE + rest)
                .param("tenant", grant.owner().value())
                .param("kind", kind.name())
                .param(
                        "subtenant",
                        grant.caller().subtenant().map(SubtenantId::value).orElse(null));
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getString("job_id"),
                Job.Kind.valueOf(row.getString("kind")),
                EventsJson.read(row.getString("details"), Job.Details.class));
    }
}
