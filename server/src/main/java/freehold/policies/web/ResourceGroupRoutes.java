package freehold.policies.web;

import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Open;
import freehold.kernel.http.Page;
import freehold.policies.model.ResourceGroup;
import freehold.policies.usecase.KeepResourceGroups;
import freehold.policies.web.PolicyBodies.ResourceGroupBody;
import freehold.policies.web.PolicyBodies.ResourceGroupView;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups of resources, which rules can name instead of each resource. */
@RestController
@RequestMapping(Surface.RESOURCE_ACCESS + "/resourceGroups")
@Tag(name = "Policies")
class ResourceGroupRoutes {
    private final KeepResourceGroups keep;

    ResourceGroupRoutes(KeepResourceGroups keep) {
        this.keep = keep;
    }

    record ResourceGroups(List<ResourceGroupView> resourceGroups, Page.Position page) {}

    @Open(value = Surface.WHY, signedIn = true)
    @GetMapping
    @Operation(summary = "Groups of resources, by name")
    ResourceGroups list(Caller caller, @ParameterObject ListQuery query) {
        Page<ResourceGroup> found = keep.list(caller, query.wanted(), query.wish());
        String owner = caller.tenant().value();
        return new ResourceGroups(
                found.items().stream()
                        .map(group -> ResourceGroupView.from(owner, group))
                        .toList(),
                found.page());
    }

    @Open(value = Surface.WHY, signedIn = true)
    @GetMapping("/{resourceGroupId}")
    @Operation(summary = "One group of resources")
    ResponseEntity<ResourceGroupView> one(
            Caller caller, @PathVariable @Parameter(example = Surface.EXAMPLE_ID) String resourceGroupId) {
        return answer(caller, HttpStatus.OK, keep.read(caller, resourceGroupId));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PostMapping
    @Operation(summary = "Make a group of resources")
    ResponseEntity<ResourceGroupView> create(Caller caller, @RequestBody ResourceGroupBody body) {
        return answer(caller, HttpStatus.CREATED, keep.create(caller, body.draft()));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PutMapping("/{resourceGroupId}")
    @Operation(summary = "Replace a group of resources; its name stays")
    ResponseEntity<ResourceGroupView> put(
            Caller caller,
            @PathVariable @Parameter(example = Surface.EXAMPLE_ID) String resourceGroupId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ResourceGroupBody body) {
        return answer(caller, HttpStatus.OK, keep.put(caller, resourceGroupId, IfMatch.require(ifMatch), body.draft()));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @DeleteMapping("/{resourceGroupId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a group of resources that no policy names")
    void delete(Caller caller, @PathVariable @Parameter(example = Surface.EXAMPLE_ID) String resourceGroupId) {
        keep.delete(caller, resourceGroupId);
    }

    private static ResponseEntity<ResourceGroupView> answer(Caller caller, HttpStatus status, ResourceGroup group) {
        return ResponseEntity.status(status)
                .eTag("\"" + group.traces().etag() + "\"")
                .body(ResourceGroupView.from(caller.tenant().value(), group));
    }
}
