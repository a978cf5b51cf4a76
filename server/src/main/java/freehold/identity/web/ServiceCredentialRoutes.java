package freehold.identity.web;

import freehold.decision.Role;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.ServiceCredential;
import freehold.identity.usecase.KeepServiceCredentials;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's own technical users, kept by its administrators. */
@RestController
@RequestMapping("/api/identity/v1/serviceCredentials")
class ServiceCredentialRoutes {
    private static final String WHY = "needs the role TenantAdmin; the rights matrix has no row for it";

    private final KeepServiceCredentials credentials;

    ServiceCredentialRoutes(KeepServiceCredentials credentials) {
        this.credentials = credentials;
    }

    /** Without roles the credential acts as Administrator; with a subtenant it is confined to it. */
    @NoUnknownFields
    record Wish(
            @Nullable String name,
            @Nullable List<String> roles,
            @Nullable String subtenant) {}

    record View(
            String clientId,
            String name,
            List<String> roles,
            @Nullable String subtenant,
            Instant createdAt,
            String createdBy,
            Instant secretSetAt,
            long etag) {
        static View from(ServiceCredential credential) {
            return new View(
                    credential.clientId(),
                    credential.name(),
                    credential.reach().roles().stream()
                            .map(Role::roleName)
                            .sorted()
                            .toList(),
                    credential.reach().subtenant().map(SubtenantId::value).orElse(null),
                    credential.createdAt(),
                    credential.createdBy(),
                    credential.secretSetAt(),
                    credential.version());
        }
    }

    /** The secret is shown here, and never again. */
    record WithSecret(String clientId, String clientSecret, String name, List<String> roles, long etag) {
        static WithSecret from(ServiceCredential.WithSecret made) {
            View view = View.from(made.credential());
            return new WithSecret(view.clientId(), made.clientSecret(), view.name(), view.roles(), view.etag());
        }
    }

    @Operation(summary = "The tenant's service credentials, without their secrets")
    @GetMapping
    @Open(value = WHY, signedIn = true)
    Page<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        TenantId tenant = caller.requireTenantAdministrator();
        return PageWish.of(page, size)
                .cut(credentials.all(tenant).stream().map(View::from).toList());
    }

    @Operation(summary = "Make a service credential; its secret is shown once")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Open(value = WHY, signedIn = true)
    WithSecret create(Caller caller, @RequestBody(required = false) @Nullable Wish body) {
        Wish wish = body == null ? new Wish(null, null, null) : body;
        TenantId tenant = caller.requireTenantAdministrator();
        return WithSecret.from(credentials.create(
                tenant,
                ServiceCredential.nameOf(wish.name()),
                ServiceCredential.Reach.parse(wish.roles(), wish.subtenant()),
                caller.principal().name()));
    }

    @Operation(summary = "Withdraw a service credential: its secret and its tokens are refused at once")
    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open(value = WHY, signedIn = true)
    void withdraw(Caller caller, @Parameter(example = "acme-6f1c2d3e4b5a") @PathVariable String clientId) {
        credentials.withdraw(caller.requireTenantAdministrator(), clientId);
    }

    @Operation(summary = "Give a service credential a new secret: the old one and its tokens are refused at once")
    @PostMapping("/{clientId}/rotate")
    @Open(value = WHY, signedIn = true)
    WithSecret rotate(Caller caller, @Parameter(example = "acme-6f1c2d3e4b5a") @PathVariable String clientId) {
        return WithSecret.from(credentials.rotate(caller.requireTenantAdministrator(), clientId));
    }
}
