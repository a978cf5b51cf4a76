package freehold.policies.web;

import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Open;
import freehold.kernel.http.Page;
import freehold.policies.model.Policy;
import freehold.policies.usecase.KeepPolicies;
import freehold.policies.usecase.ReadPolicies;
import freehold.policies.web.PolicyBodies.PolicyBody;
import freehold.policies.web.PolicyBodies.PolicyView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policies. */
@RestController
@RequestMapping(Surface.RESOURCE_ACCESS + "/policies")
@Tag(name = "Policies")
class PolicyRoutes {
    private final ReadPolicies read;
    private final KeepPolicies keep;

    PolicyRoutes(ReadPolicies read, KeepPolicies keep) {
        this.read = read;
        this.keep = keep;
    }

    record Policies(List<PolicyView> policies, Page.Position page) {}

    @Open(value = Surface.WHY, signedIn = true)
    @GetMapping
    @Operation(
            summary = "Policies, by name",
            description = "The filter is a JSON object of id, owner, name, active, subjects, resources, createdBy and"
                    + " lastModifiedBy, each with a value or one of eq, in, contains, startsWith and endsWith.")
    Policies list(
            Caller caller,
            @ParameterObject ListQuery query,
            @RequestParam(defaultValue = "false") boolean expandResourceGroups) {
        Page<Policy> found = read.list(caller, query.wanted(), query.wish(), expandResourceGroups);
        String owner = caller.tenant().value();
        return new Policies(
                found.items().stream()
                        .map(policy -> PolicyView.from(owner, policy))
                        .toList(),
                found.page());
    }

    @Open(value = Surface.WHY, signedIn = true)
    @GetMapping("/{policyId}")
    @Operation(summary = "One policy")
    ResponseEntity<PolicyView> one(
            Caller caller, @PathVariable @Parameter(example = Surface.EXAMPLE_ID) String policyId) {
        return answer(caller, HttpStatus.OK, read.read(caller, policyId));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PostMapping
    @Operation(
            summary = "Make a policy",
            description = "An active one has to make sense: whom and what it names has to be there.")
    ResponseEntity<PolicyView> create(Caller caller, @RequestBody PolicyBody body) {
        return answer(caller, HttpStatus.CREATED, keep.create(caller, body.draft()));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PutMapping("/{policyId}")
    @Operation(summary = "Replace a policy; its name stays", description = "It holds from the next request on.")
    ResponseEntity<PolicyView> put(
            Caller caller,
            @PathVariable @Parameter(example = Surface.EXAMPLE_ID) String policyId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PolicyBody body) {
        return answer(caller, HttpStatus.OK, keep.put(caller, policyId, IfMatch.require(ifMatch), body.draft()));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @DeleteMapping("/{policyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a policy")
    void delete(Caller caller, @PathVariable @Parameter(example = Surface.EXAMPLE_ID) String policyId) {
        keep.delete(caller, policyId);
    }

    private static ResponseEntity<PolicyView> answer(Caller caller, HttpStatus status, Policy policy) {
        return ResponseEntity.status(status)
                .eTag("\"" + policy.traces().etag() + "\"")
                .body(PolicyView.from(caller.tenant().value(), policy));
    }
}
