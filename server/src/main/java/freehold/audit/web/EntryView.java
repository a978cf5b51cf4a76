package freehold.audit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import freehold.audit.model.Entry;
import freehold.audit.model.NumberedEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** An entry as the API shows it. */
record EntryView(
        long number,
        Instant time,
        String actor,
        String action,
        List<String> objects,
        String outcome,
        String reason,
        long times,
        @JsonRawValue @Schema(implementation = Object.class) String changes,
        String requestId,
        String hash) {
    static EntryView from(NumberedEntry numbered) {
        Entry entry = numbered.entry();
        return new EntryView(
                numbered.number(),
                entry.happenedAt(),
                entry.actor(),
                entry.action(),
                entry.objects(),
                entry.outcome(),
                entry.reason(),
                entry.times(),
                entry.changes(),
                entry.requestId(),
                numbered.hash());
    }
}
