package freehold.audit.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.audit.model.EntryFilter;
import freehold.audit.model.NumberedEntry;
import freehold.audit.store.EntryTable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** A tenant's audit, for its administrators. What was written before the request is there, chained. */
@Component
public class ReadAudit {
    private static final int ROWS_AT_ONCE = 1_000;

    private final Access access;
    private final RecordRefusals refusals;
    private final LinkEntries link;
    private final EntryTable entries;

    ReadAudit(Access access, RecordRefusals refusals, LinkEntries link, EntryTable entries) {
        this.access = access;
        this.refusals = refusals;
        this.link = link;
        this.entries = entries;
    }

    /** A part of what the filter wants, and how much that is as a whole. */
    public record Part(List<NumberedEntry> entries, long total) {
        public Part {
            entries = List.copyOf(entries);
        }
    }

    public Part list(Caller caller, EntryFilter filter, long offset, int size) {
        complete(caller);
        return access.read(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            return new Part(entries.list(grant, filter, offset, size), entries.count(grant, filter));
        });
    }

    /** All of it, the latest first. Rows are read some at a time, so that the audit of years needs no memory. */
    public void export(Caller caller, EntryFilter filter, Consumer<NumberedEntry> rows) {
        complete(caller);
        long before = Long.MAX_VALUE;
        while (true) {
            long wanted = before;
            List<NumberedEntry> some = access.read(
                    caller, guard -> entries.before(guard.require(Action.ADMINISTER), filter, wanted, ROWS_AT_ONCE));
            some.forEach(rows);
            if (some.size() < ROWS_AT_ONCE) {
                return;
            }
            before = some.getLast().number();
        }
    }

    /** Refuses whoever may not look. */
    public void mayRead(Caller caller) {
        access.read(caller, guard -> guard.require(Action.ADMINISTER).resource());
    }

    /** Refused before anything is written for the sake of somebody who may not look. */
    void complete(Caller caller) {
        mayRead(caller);
        refusals.writeAll();
        link.of(caller.tenant());
    }
}
