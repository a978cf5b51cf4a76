package freehold.events.web;

import freehold.events.model.Event;
import freehold.events.model.EventDetails;
import freehold.events.model.EventDraft;
import freehold.events.model.EventTime;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event as clients write it. Members only the server decides on are ignored, and so are those it does not know. */
record EventBody(
        @Schema(description = "The asset it happened to; needed for a new event.") @Nullable
        String entityId,

        @Schema(example = Event.STANDARD_TYPE) @Nullable String typeId,
        @Nullable String correlationId,

        @Schema(example = "2026-01-01T00:00:00.000Z") @Nullable
        String timestamp,

        @Schema(example = "20") @Nullable Integer severity,
        @Schema(example = "Bearing too hot") @Nullable String description,
        @Schema(example = "E42") @Nullable String code,
        @Schema(example = "Press line") @Nullable String source,
        @Nullable Boolean acknowledged) {

    EventDraft toDraft() {
        return new EventDraft(
                Optional.ofNullable(entityId),
                Optional.ofNullable(typeId),
                Optional.ofNullable(correlationId),
                time(),
                new EventDetails(
                        Optional.ofNullable(severity),
                        Optional.ofNullable(description),
                        Optional.ofNullable(code),
                        Optional.ofNullable(source),
                        Boolean.TRUE.equals(acknowledged)));
    }

    private Instant time() {
        if (timestamp == null) {
            throw ProblemException.invalid("/timestamp", "is missing");
        }
        return EventTime.parse(timestamp)
                .orElseThrow(() -> ProblemException.invalid(
                        "/timestamp", "must be a time such as 2026-01-01T00:00:00.000Z, of microseconds at most"));
    }
}
