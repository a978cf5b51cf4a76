package freehold.telemetry.web;

import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import freehold.telemetry.Retention;
import freehold.telemetry.usecase.KeepRetention;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For how long the tenant keeps its samples. */
@RestController
@RequestMapping("/api/telemetry/v1/retention")
@Tag(name = "Time series")
class RetentionRoutes {
    private static final String WHY = "needs an administrator at tenant level; the rights matrix has no row for it";

    private final KeepRetention retention;

    RetentionRoutes(KeepRetention retention) {
        this.retention = retention;
    }

    @NoUnknownFields
    record Body(
            @Schema(description = "Days; null keeps samples for ever", example = "3650") @Nullable
            Integer days,

            @Schema(description = "What differs, by type of the aspect") @Nullable
            List<@Nullable OfType> aspectTypes) {}

    @NoUnknownFields
    record OfType(
            @Schema(example = "core.basicaspect") @Nullable String aspectTypeId,
            @Schema(example = "365") @Nullable Integer days) {}

    record View(@Nullable Integer days, List<OfType> aspectTypes, long etag) {
        static View from(Retention retention) {
            return new View(
                    retention.days().orElse(null),
                    retention.byAspectType().entrySet().stream()
                            .map(entry -> new OfType(entry.getKey(), entry.getValue()))
                            .toList(),
                    retention.etag());
        }
    }

    @Open(value = WHY, signedIn = true)
    @GetMapping
    @Operation(summary = "For how long the tenant keeps its samples")
    ResponseEntity<View> read(Caller caller) {
        return answer(retention.read(caller));
    }

    @Open(value = WHY, signedIn = true)
    @PutMapping
    @Operation(
            summary = "Say for how long the tenant keeps its samples",
            description = "What is older is hidden at once from everybody, and deleted by and by. A longer time brings"
                    + " back only what has not been deleted yet.")
    ResponseEntity<View> put(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Body body) {
        long etag = IfMatch.require(ifMatch);
        TreeMap<String, Integer> byAspectType = new TreeMap<>();
        List<@Nullable OfType> types = body.aspectTypes() == null ? List.of() : body.aspectTypes();
        for (int i = 0; i < types.size(); i++) {
            String pointer = "/aspectTypes/" + i;
            OfType type = types.get(i);
            if (type == null
                    || type.aspectTypeId() == null
                    || type.aspectTypeId().isEmpty()) {
                throw ProblemException.invalid(pointer + "/aspectTypeId", "is missing");
            }
            if (type.days() == null) {
                throw ProblemException.invalid(pointer + "/days", "is missing");
            }
            if (byAspectType.put(type.aspectTypeId(), days(pointer + "/days", type.days())) != null) {
                throw ProblemException.invalid(pointer + "/aspectTypeId", "is there twice");
            }
        }
        Optional<Integer> days = Optional.ofNullable(body.days()).map(all -> days("/days", all));
        return answer(retention.put(caller, new Retention(days, byAspectType, etag)));
    }

    private static int days(String pointer, int days) {
        if (days < 1 || days > Retention.MOST_DAYS) {
            throw ProblemException.invalid(pointer, "must be a number of days from 1 to " + Retention.MOST_DAYS);
        }
        return days;
    }

    private static ResponseEntity<View> answer(Retention retention) {
        return ResponseEntity.ok().eTag("\"" + retention.etag() + "\"").body(View.from(retention));
    }
}
