package freehold.settings.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Open;
import freehold.kernel.http.Reads;
import freehold.settings.model.Subtenant;
import freehold.settings.model.SubtenantDraft;
import freehold.settings.store.SubtenantTable.Which;
import freehold.settings.usecase.ChangeSubtenant;
import freehold.settings.usecase.CreateSubtenant;
import freehold.settings.usecase.DeleteSubtenant;
import freehold.settings.usecase.ReadSubtenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

@RestController
@RequestMapping(Surface.TENANT_MANAGEMENT + "/subtenants")
@Tag(name = "Subtenants")
class SubtenantRoutes {
    private static final String EXAMPLE_ID = "0f3f2c1e-7c44-4ad8-9f0e-0d6f4b7d8a11";

    private final ReadSubtenants read;
    private final CreateSubtenant create;
    private final ChangeSubtenant change;
    private final DeleteSubtenant delete;
    private final String gateway;

    SubtenantRoutes(
            ReadSubtenants read,
            CreateSubtenant create,
            ChangeSubtenant change,
            DeleteSubtenant delete,
            @Value("${freehold.gateway}") String gateway) {
        this.read = read;
        this.create = create;
        this.change = change;
        this.delete = delete;
        this.gateway = gateway;
    }

    /** The id is chosen by the caller; everything else about a subtenant is the server's. */
    record Body(
            @Schema(example = EXAMPLE_ID) @Nullable String id,
            @Schema(example = "Wind park North") @Nullable String displayName,

            @Schema(example = "Customer since 2024") @Nullable
            String description) {
        SubtenantDraft toDraft() {
            return new SubtenantDraft(
                    Optional.ofNullable(id), Optional.ofNullable(displayName), Optional.ofNullable(description));
        }
    }

    record Change(
            @Nullable String id,
            @Schema(example = "Wind park North") @Nullable String displayName,
            @Nullable String description) {
        SubtenantDraft toDraft() {
            return new SubtenantDraft(
                    Optional.ofNullable(id), Optional.ofNullable(displayName), Optional.ofNullable(description));
        }
    }

    /** The entity is the folder of the subtenant's assets. */
    record Resource(
            String id,
            String displayName,
            String description,
            String entityId,
            @JsonProperty("ETag") long etag) {
        static Resource from(Subtenant subtenant) {
            return new Resource(
                    subtenant.id().value(),
                    subtenant.displayName(),
                    subtenant.description(),
                    subtenant.folder().value(),
                    subtenant.etag());
        }
    }

    @Reads
    @GetMapping
    @Operation(summary = "List the tenant's subtenants")
    SpringPage<Resource> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        SpringPage.Wish wish = SpringPage.Wish.of(page, size);
        ReadSubtenants.Found found = read.list(caller, Which.LIVE, wish.offset(), wish.size());
        return SpringPage.of(wish, found.rows(), found.total(), Resource::from);
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Create a subtenant and its folder")
    ResponseEntity<Resource> create(Caller caller, @RequestBody Body body) {
        Resource created = Resource.from(create.create(caller, body.toDraft()));
        URI location = URI.create(gateway + Surface.TENANT_MANAGEMENT + "/subtenants/" + created.id());
        return ResponseEntity.created(location)
                .eTag("\"" + created.etag() + "\"")
                .body(created);
    }

    @Reads
    @GetMapping("/{id}")
    @Operation(summary = "Read a subtenant")
    ResponseEntity<Resource> read(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String id) {
        return answer(read.one(caller, id));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change name and description of a subtenant; what is left out stays")
    ResponseEntity<Resource> change(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Change body) {
        return answer(change.change(caller, id, IfMatch.require(ifMatch), body.toDraft()));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a subtenant: its users lose access at once, its assets stay")
    void delete(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String id) {
        delete.delete(caller, id);
    }

    private static ResponseEntity<Resource> answer(Subtenant subtenant) {
        return ResponseEntity.ok().eTag("\"" + subtenant.etag() + "\"").body(Resource.from(subtenant));
    }
}
