package freehold.policies.web;

import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import freehold.policies.model.Enforcement;
import freehold.policies.usecase.EnforcePolicies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switch that puts policies in force. */
@RestController
@RequestMapping("/api/access/v1/enforcement")
@Tag(name = "Policies")
class EnforcementRoutes {
    private final EnforcePolicies enforce;

    EnforcementRoutes(EnforcePolicies enforce) {
        this.enforce = enforce;
    }

    @NoUnknownFields
    record Body(
            @Schema(description = "Whether policies are in force", example = "false") @Nullable
            Boolean policies) {}

    record View(boolean policies, long etag) {}

    @Open(value = Surface.WHY, signedIn = true)
    @GetMapping
    @Operation(summary = "Whether the tenant's policies are in force")
    ResponseEntity<View> read(Caller caller) {
        return answer(enforce.read(caller));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PutMapping
    @Operation(
            summary = "Put the tenant's policies in force, or out of it",
            description = "While they are, all but administrators and service credentials see and do what some active"
                    + " policy allows them, within their role; without one, nothing.")
    ResponseEntity<View> put(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Body body) {
        if (body.policies() == null) {
            throw ProblemException.invalid("/policies", "is missing");
        }
        return answer(enforce.put(caller, IfMatch.require(ifMatch), body.policies()));
    }

    private static ResponseEntity<View> answer(Enforcement enforcement) {
        return ResponseEntity.ok()
                .eTag("\"" + enforcement.etag() + "\"")
                .body(new View(enforcement.inForce(), enforcement.etag()));
    }
}
