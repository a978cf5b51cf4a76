package freehold.platform.web;

import freehold.decision.TenantId;
import freehold.identity.ServiceCredential;
import freehold.identity.Visitor;
import freehold.identity.usecase.KeepServiceCredentials;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.OperatorOnly;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.platform.usecase.AmendTenant;
import freehold.platform.usecase.OpenTenant;
import freehold.platform.usecase.Repeats;
import freehold.platform.web.TenantBodies.CredentialView;
import freehold.platform.web.TenantBodies.CredentialWish;
import freehold.platform.web.TenantBodies.NewTenant;
import freehold.platform.web.TenantBodies.QuotaView;
import freehold.platform.web.TenantBodies.QuotaWish;
import freehold.platform.web.TenantBodies.TenantView;
import freehold.platform.web.TenantBodies.UsageView;
import freehold.settings.Usage;
import freehold.tenancy.Tenant;
import freehold.tenancy.Tenants;
import freehold.tenancy.usecase.ChangeTenant;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tenants, as the platform operator keeps them. */
@RestController
@RequestMapping("/api/platform/v1/tenants")
class TenantRoutes {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final OpenTenant open;
    private final ChangeTenant change;
    private final AmendTenant amend;
    private final Tenants tenants;
    private final KeepServiceCredentials credentials;
    private final Repeats repeats;
    private final Usage usage;

    TenantRoutes(
            OpenTenant open,
            ChangeTenant change,
            AmendTenant amend,
            Tenants tenants,
            KeepServiceCredentials credentials,
            Repeats repeats,
            Usage usage) {
        this.usage = usage;
        this.open = open;
        this.change = change;
        this.amend = amend;
        this.tenants = tenants;
        this.credentials = credentials;
        this.repeats = repeats;
    }

    @Operation(summary = "Found a tenant, with its root asset and its first administrator")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @OperatorOnly
    TenantView create(
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody NewTenant body) {
        return repeats.once(
                new Repeats.Request<>(Optional.ofNullable(key), body, TenantView.class),
                () -> TenantView.from(open.open(Wishes.read(body))));
    }

    @Operation(summary = "All tenants, in order of their ids")
    @GetMapping
    @OperatorOnly
    Page<TenantView> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        PageWish wish = PageWish.of(page, size);
        return Page.of(
                tenants.page(wish.offset(), wish.size()).stream()
                        .map(TenantView::from)
                        .toList(),
                wish,
                tenants.count());
    }

    @Operation(summary = "One tenant")
    @GetMapping("/{id}")
    @OperatorOnly
    TenantView read(@Parameter(example = "acme") @PathVariable String id) {
        return TenantView.from(tenant(id));
    }

    @Operation(
            summary = "Change attributes of a tenant (merge patch)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object"), examples = @ExampleObject("""
                    {"name": "Acme Tools", "companyName": "Acme Tools Ltd", "country": "DE", "type": "CUSTOMER",
                     "capabilityPackage": "basic", "supportContact": "help@acme.example"}"""))))
    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @OperatorOnly
    TenantView change(
            @Parameter(example = "acme") @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        TenantId known = tenant(id).id();
        return TenantView.from(amend.amend(known, IfMatch.require(ifMatch), now -> Wishes.merge(now, patch)));
    }

    @Operation(summary = "Make a service credential of a tenant; its secret is shown once")
    @PostMapping(path = "/{id}/serviceCredentials", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @OperatorOnly
    CredentialView createCredential(
            Visitor.Operator operator,
            @Parameter(example = "acme") @PathVariable String id,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable CredentialWish body) {
        CredentialWish wish = body == null ? new CredentialWish(null, null, null) : body;
        return repeats.once(
                new Repeats.Request<>(Optional.ofNullable(key), List.of(id, wish), CredentialView.class),
                () -> CredentialView.from(credentials.create(
                        tenant(id).id(),
                        ServiceCredential.nameOf(wish.name()),
                        ServiceCredential.Reach.parse(wish.roles(), wish.subtenant()),
                        operator.name())));
    }

    @Operation(summary = "Quotas of a tenant; null is no limit")
    @GetMapping("/{id}/quotas")
    @OperatorOnly
    QuotaView readQuotas(@Parameter(example = "acme") @PathVariable String id) {
        return QuotaView.from(tenants.quotas(tenant(id).id()).orElseThrow());
    }

    @Operation(summary = "How much of its quotas a tenant uses now")
    @GetMapping("/{id}/usage")
    @OperatorOnly
    UsageView usage(@Parameter(example = "acme") @PathVariable String id) {
        return UsageView.from(usage.forOperator(tenant(id).id()));
    }

    @Operation(summary = "Replace the quotas of a tenant; keys left out are no limit")
    @PutMapping(path = "/{id}/quotas", consumes = MediaType.APPLICATION_JSON_VALUE)
    @OperatorOnly
    QuotaView changeQuotas(
            @Parameter(example = "acme") @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody QuotaWish wish) {
        TenantId known = tenant(id).id();
        return QuotaView.from(change.changeQuotas(known, IfMatch.require(ifMatch), wish.quotas("")));
    }

    private Tenant tenant(String id) {
        try {
            return tenants.anyById(new TenantId(id)).orElseThrow(() -> unknown(id));
        } catch (IllegalArgumentException noTenantIsCalledThat) {
            throw unknown(id);
        }
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("tenant", id);
    }
}
