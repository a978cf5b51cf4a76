package freehold.settings.web;

import freehold.kernel.http.IfMatch;
import freehold.kernel.http.OperatorOnly;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.settings.model.Subtenant;
import freehold.settings.usecase.OverseeSubtenants;
import freehold.settings.web.SubtenantQuotaBodies.QuotaView;
import freehold.settings.web.SubtenantQuotaBodies.QuotaWish;
import freehold.settings.web.UsageRoutes.Line;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subtenants as the platform operator keeps them: by id, and with what they may use and do use. */
@RestController
@RequestMapping("/api/platform/v1/tenants/{id}/subtenants")
class OperatorSubtenantRoutes {
    private static final String TENANT = "acme";

    private final OverseeSubtenants oversee;

    OperatorSubtenantRoutes(OverseeSubtenants oversee) {
        this.oversee = oversee;
    }

    /** What a tenant calls its customers is no concern of the operator's. */
    record SubtenantLine(String id, Instant createdAt) {
        static SubtenantLine from(Subtenant subtenant) {
            return new SubtenantLine(subtenant.id().value(), subtenant.createdAt());
        }
    }

    /** A limit of null is none but the tenant's. */
    record SubtenantUsage(List<Line> items) {}

    @Operation(summary = "Subtenants of a tenant, by id")
    @GetMapping
    @OperatorOnly
    Page<SubtenantLine> list(
            @Parameter(example = TENANT) @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        PageWish wish = PageWish.of(page, size);
        OverseeSubtenants.Found found = oversee.list(id, wish.offset(), wish.size());
        return Page.of(found.rows().stream().map(SubtenantLine::from).toList(), wish, found.total());
    }

    @Operation(summary = "Quotas of a subtenant; null is no limit but the tenant's")
    @GetMapping("/{subtenantId}/quotas")
    @OperatorOnly
    QuotaView quotas(
            @Parameter(example = TENANT) @PathVariable String id,
            @Parameter(example = SubtenantSettings.EXAMPLE_ID) @PathVariable String subtenantId) {
        return QuotaView.from(oversee.quotas(id, subtenantId));
    }

    @Operation(
            summary = "Replace the quotas of a subtenant; keys left out are no limit but the tenant's",
            description = "The tenant's administrators see what was set, and divide the tenant's quotas anew if they"
                    + " wish. Their audit has the change as the operator's.")
    @PutMapping(path = "/{subtenantId}/quotas", consumes = MediaType.APPLICATION_JSON_VALUE)
    @OperatorOnly
    QuotaView changeQuotas(
            @Parameter(example = TENANT) @PathVariable String id,
            @Parameter(example = SubtenantSettings.EXAMPLE_ID) @PathVariable String subtenantId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody QuotaWish wish) {
        return QuotaView.from(oversee.change(id, subtenantId, wish.at(IfMatch.require(ifMatch))));
    }

    @Operation(summary = "How much of its quotas a subtenant uses now")
    @GetMapping("/{subtenantId}/usage")
    @OperatorOnly
    SubtenantUsage usage(
            @Parameter(example = TENANT) @PathVariable String id,
            @Parameter(example = SubtenantSettings.EXAMPLE_ID) @PathVariable String subtenantId) {
        return new SubtenantUsage(
                oversee.usage(id, subtenantId).stream().map(Line::from).toList());
    }
}
