package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.assets.SeriesSchemas;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.telemetry.Limits;
import freehold.telemetry.Retention;
import freehold.telemetry.store.RetentionTable;
import org.springframework.stereotype.Component;

/** Says for how long a tenant keeps its samples. */
@Component
public class KeepRetention {
    private final Access access;
    private final SeriesSchemas schemas;
    private final RetentionTable table;

    KeepRetention(Access access, SeriesSchemas schemas, RetentionTable table) {
        this.access = access;
        this.schemas = schemas;
        this.table = table;
    }

    public Retention read(Caller caller) {
        return access.read(caller, guard -> table.find(guard.require(Action.ADMINISTER)));
    }

    /** Holds for every read from now on, and everybody's. */
    public Retention put(Caller caller, Retention wanted) {
        return access.write(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            if (wanted.byAspectType().size() > Limits.RETENTIONS) {
                throw ProblemException.limit(
                        "retentions", "At most " + Limits.RETENTIONS + " aspect types have a retention of their own.");
            }
            IfMatch.check(wanted.etag(), table.hold(grant));
            for (String aspectType : wanted.byAspectType().keySet()) {
                if (!schemas.isDynamicType(grant, aspectType)) {
                    throw ProblemException.notFound("aspecttype", aspectType);
                }
            }
            table.put(grant, wanted);
            return table.find(grant);
        });
    }
}
