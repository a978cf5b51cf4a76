package freehold.settings.web;

import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Open;
import freehold.kernel.http.Reads;
import freehold.settings.usecase.KeepProviderInformation;
import freehold.settings.usecase.ReadProviderInformation;
import freehold.settings.web.RegionBodies.NewRegions;
import freehold.settings.web.RegionBodies.RegionBody;
import freehold.settings.web.RegionBodies.RegionResource;
import freehold.settings.web.RegionBodies.Regions;
import freehold.settings.web.RegionBodies.ShownLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(Surface.TENANT_MANAGEMENT)
@Tag(name = "Provider information")
class ProviderRoutes {
    private final ReadProviderInformation read;
    private final KeepProviderInformation keep;

    ProviderRoutes(ReadProviderInformation read, KeepProviderInformation keep) {
        this.read = read;
        this.keep = keep;
    }

    @Reads
    @GetMapping("/legalConfigRegions")
    @Operation(summary = "Read the provider information of all regions, and who accepted the terms")
    Regions regions(Caller caller) {
        return Regions.from(read.read(caller), caller);
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PostMapping(path = "/legalConfigRegions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create and confirm provider information, and accept the current terms")
    Regions create(Caller caller, @RequestBody NewRegions body) {
        return Regions.from(keep.create(caller, body.toDrafts()), caller);
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PutMapping(path = "/legalConfigRegions/{regionId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Replace the provider information of a region")
    ResponseEntity<RegionResource> change(
            Caller caller,
            @PathVariable @Parameter(example = "global") String regionId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RegionBody body) {
        RegionResource changed =
                RegionResource.from(keep.change(caller, regionId, IfMatch.require(ifMatch), body.toDraft()));
        return ResponseEntity.ok().eTag("\"" + changed.etag() + "\"").body(changed);
    }

    @Open(value = Surface.WHY, signedIn = true)
    @DeleteMapping("/legalConfigRegions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete the provider information of all regions")
    void delete(Caller caller) {
        keep.deleteAll(caller);
    }

    @Reads
    @GetMapping("/legalInfo")
    @Operation(summary = "The provider's links in the tenant's country, by language")
    Map<String, List<ShownLink>> shown(Caller caller) {
        return ShownLink.from(read.shown(caller, caller.tenant().value()));
    }

    @Reads
    @GetMapping("/legalInfo/{tenantId}")
    @Operation(summary = "The same, of the caller's own tenant by its id")
    Map<String, List<ShownLink>> shownOf(Caller caller, @PathVariable @Parameter(example = "acme") String tenantId) {
        return ShownLink.from(read.shown(caller, tenantId));
    }

    @Reads
    @GetMapping("/legalInfoForSpecificTenant/{tenantId}")
    @Operation(summary = "The same, without falling back to anybody else's")
    Map<String, List<ShownLink>> shownOfNobodyElse(
            Caller caller, @PathVariable @Parameter(example = "acme") String tenantId) {
        return ShownLink.from(read.shown(caller, tenantId));
    }
}
