package freehold.settings.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Open;
import freehold.kernel.http.Reads;
import freehold.settings.model.Logo;
import freehold.settings.store.LogoTable;
import freehold.settings.usecase.KeepLogo;
import freehold.settings.usecase.KeepTenant;
import freehold.settings.usecase.KeepTenant.Names;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping(Surface.TENANT_MANAGEMENT + "/tenantInfo")
@Tag(name = "Tenant")
class TenantRoutes {
    private final KeepTenant tenant;
    private final KeepLogo logo;

    TenantRoutes(KeepTenant tenant, KeepLogo logo) {
        this.tenant = tenant;
        this.logo = logo;
    }

    /** The tenant is called by its id; the display name is what people see. */
    record Resource(
            String name,
            String prefix,
            String displayName,
            String companyName,
            String country,
            TenantType type,
            boolean allowedToCreateSubtenant,
            @JsonProperty("ETag") long etag) {
        static Resource from(Tenant tenant) {
            return new Resource(
                    tenant.id().value(),
                    tenant.id().value(),
                    tenant.profile().name(),
                    tenant.profile().companyName(),
                    tenant.profile().country(),
                    tenant.profile().type(),
                    tenant.profile().type() != TenantType.OPERATOR,
                    tenant.etag());
        }
    }

    record Change(
            @Schema(example = "Acme") @Nullable String displayName,
            @Schema(example = "Acme AG") @Nullable String companyName) {}

    /** An uploaded file without its content. */
    record File(String name, long size) {
        static File from(LogoTable.Description description) {
            return new File(description.name(), description.size());
        }
    }

    @Reads
    @GetMapping
    @Operation(summary = "Read the tenant one acts in")
    ResponseEntity<Resource> read(Caller caller) {
        return answer(tenant.read(caller));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(summary = "Change the tenant's display name and company name")
    ResponseEntity<Resource> change(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Change body) {
        Names names = new Names(Optional.ofNullable(body.displayName()), Optional.ofNullable(body.companyName()));
        return answer(tenant.rename(caller, IfMatch.require(ifMatch), names));
    }

    @Reads
    @GetMapping("/logo")
    @Operation(summary = "Read the tenant's logo")
    ResponseEntity<byte[]> logo(Caller caller) {
        Logo found = logo.read(caller).orElseThrow(TenantRoutes::noLogo);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(found.content());
    }

    @Reads
    @GetMapping("/logoMetaData")
    @Operation(summary = "Name and size of the tenant's logo")
    File logoMetaData(Caller caller) {
        return File.from(logo.describe(caller).orElseThrow(TenantRoutes::noLogo));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PostMapping(path = "/logo", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Upload the tenant's logo: png, jpeg or gif, at most one mebibyte")
    File upload(Caller caller, @RequestPart("file") MultipartFile file) throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return File.from(logo.put(caller, name, file.getBytes()));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @DeleteMapping("/logo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete the tenant's logo")
    void delete(Caller caller) {
        if (!logo.delete(caller)) {
            throw noLogo();
        }
    }

    private static ResponseEntity<Resource> answer(Tenant read) {
        return ResponseEntity.ok().eTag("\"" + read.etag() + "\"").body(Resource.from(read));
    }

    private static ProblemException noLogo() {
        return ProblemException.notFound("logo", "of this tenant");
    }
}
