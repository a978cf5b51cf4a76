package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.telemetry.model.ImportJob;
import freehold.telemetry.model.ImportJob.Fault;
import freehold.telemetry.model.ImportJob.Progress;
import freehold.telemetry.model.ImportJob.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Imports of a tenant. One that says it runs, and has not moved for half a minute, is over: its server is gone. */
@Component
public class ImportTable {
    /** Why an import failed whose server is gone. */
    public static final String SERVER_GONE =
            "The server that read the file has stopped. What is told as written is there, and the same file again changes"
                    + " none of it.";

    private static final String MOVES = "changed_at > clock_timestamp() - interval '30 seconds'";

    /** Imports that run. */
    public long running(Grant<? extends Action, ?> grant) {
        return grant.sql("select count(*) from telemetry.import where tenant_id = :tenant and state = 'RUNNING' and "
                        + MOVES)
                .param("tenant", tenant(grant))
                .query(Long.class)
                .single();
    }

    /** Lets one of the tenant at a time begin an import, until the transaction ends. */
    public void lock(Grant<? extends Action, ?> grant) {
        grant.sql("select pg_advisory_xact_lock(hashtextextended('telemetry.imports.' || :tenant, 0))")
                .param("tenant", tenant(grant))
                .query(row -> {});
    }

    public void insert(Grant<? extends Action, ?> grant, ImportJob job) {
        grant.sql("""
                        insert into telemetry.import (tenant_id, import_id, asset_id, aspect, dry_run, bytes, created_by)
                        values (:tenant, :id, :asset, :aspect, :dry, :bytes, :by)""")
                .param("tenant", tenant(grant))
                .param("id", job.id())
                .param("asset", job.asset().value())
                .param("aspect", job.aspect())
                .param("dry", job.dryRun())
                .param("bytes", job.progress().bytes())
                .param("by", job.createdBy())
                .update();
    }

    /** Whether it still runs; if so this is how far it is. */
    public boolean move(Grant<? extends Action, ?> grant, UUID id, Progress progress) {
        return grant.sql("""
                        update telemetry.import set bytes_checked = :checked, rows_checked = :rows,
                            rows_damaged = :damaged, rows_written = :written, changed_at = clock_timestamp()
                        where tenant_id = :tenant and import_id = :id and state = 'RUNNING' and\s""" + MOVES)
                        .param("tenant", tenant(grant))
                        .param("id", id)
                        .param("checked", progress.bytesChecked())
                        .param("rows", progress.rowsChecked())
                        .param("damaged", progress.rowsDamaged())
                        .param("written", progress.rowsWritten())
                        .update()
                == 1;
    }

    /** Does nothing to one that no longer runs. */
    public void end(Grant<? extends Action, ?> grant, UUID id, State state, String message) {
        grant.sql("""
                        update telemetry.import set state = :state, message = :message, changed_at = clock_timestamp()
                        where tenant_id = :tenant and import_id = :id and state = 'RUNNING' and\s""" + MOVES)
                .param("tenant", tenant(grant))
                .param("id", id)
                .param("state", state.name())
                .param("message", message)
                .update();
    }

    public void insertFaults(Grant<? extends Action, ?> grant, UUID id, int first, List<Fault> faults) {
        grant.sql("""
                        insert into telemetry.import_fault (tenant_id, import_id, number, line, message)
                        select :tenant, :id, :first + f.number, f.line, f.message
                        from unnest(:lines::bigint[], :messages::text[]) with ordinality f (line, message, number)""")
                .param("tenant", tenant(grant))
                .param("id", id)
                .param("first", first)
                .param("lines", faults.stream().map(Fault::line).toArray(Long[]::new))
                .param("messages", faults.stream().map(Fault::message).toArray(String[]::new))
                .update();
    }

    public List<Fault> faults(Grant<? extends Action, ?> grant, UUID id) {
        return grant.sql("""
                        select line, message from telemetry.import_fault
                        where tenant_id = :tenant and import_id = :id order by number""")
                .param("tenant", tenant(grant))
                .param("id", id)
                .query((row, number) -> new Fault(row.getLong("line"), row.getString("message")))
                .list();
    }

    public Optional<ImportJob> find(Grant<? extends Action, ?> grant, UUID id) {
        return grant.sql("select *, " + MOVES + " as moves from telemetry.import"
                        + " where tenant_id = :tenant and import_id = :id")
                .param("tenant", tenant(grant))
                .param("id", id)
                .query(ImportTable::job)
                .optional();
    }

    private static ImportJob job(ResultSet row, int number) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        boolean lost = state == State.RUNNING && !row.getBoolean("moves");
        Progress progress = new Progress(
                row.getLong("bytes"),
                row.getLong("bytes_checked"),
                row.getLong("rows_checked"),
                row.getLong("rows_damaged"),
                row.getLong("rows_written"));
        return new ImportJob(
                row.getObject("import_id", UUID.class),
                new AssetId(row.getString("asset_id")),
                row.getString("aspect"),
                row.getBoolean("dry_run"),
                lost ? State.FAILED : state,
                lost ? SERVER_GONE : row.getString("message"),
                progress,
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /** Those that began so long ago that nobody asks for them any more. */
    public void forget(Grant<? extends Action, ?> grant) {
        grant.sql("delete from telemetry.import where tenant_id = :tenant"
                        + " and created_at < clock_timestamp() - interval '30 days'")
                .param("tenant", tenant(grant))
                .update();
    }

    private static String tenant(Grant<? extends Action, ?> grant) {
        return grant.caller().tenant().value();
    }
}
