package freehold.events.web;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import freehold.events.model.CustomValues;
import freehold.events.model.EventDetails;
import freehold.events.model.EventDraft;
import freehold.events.model.EventTime;
import freehold.events.model.EventType;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event as clients write it. Members that no type knows are its type's to refuse. */
record EventBody(
        @Schema(description = "The asset it happened to; needed for a new event.") @Nullable
        String entityId,

        @Schema(example = EventType.STANDARD_ID) @Nullable String typeId,
        @Nullable String correlationId,

        @Schema(example = "2026-01-01T00:00:00.000Z") @Nullable
        String timestamp,

        @Schema(example = "20") @Nullable Integer severity,
        @Schema(example = "Bearing too hot") @Nullable String description,
        @Schema(example = "E42") @Nullable String code,
        @Schema(example = "Press line") @Nullable String source,
        @Nullable Boolean acknowledged,

        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, JsonNode> others) {

    /** What the server decides on, and what clients send of old for no use. */
    private static final Set<String> IGNORED =
            Set.of("id", "etag", "sharing", "_links", "tenantId", "sourceType", "sourceId");

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
                        Optional.ofNullable(acknowledged)),
                new CustomValues(custom()));
    }

    private Map<String, Object> custom() {
        Map<String, Object> custom = new HashMap<>();
        if (others != null) {
            others.forEach((name, value) -> {
                if (!IGNORED.contains(name) && !value.isNull()) {
                    custom.put(name, plain(value));
                }
            });
        }
        return custom;
    }

    /** What is neither text nor number nor truth is none of anything, and is refused where it is known what it should be. */
    private static Object plain(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.isNumber() ? (Object) value.doubleValue() : List.of();
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
