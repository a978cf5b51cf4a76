package freehold.settings.web;

import freehold.identity.Caller;
import freehold.identity.SubtenantUsers.User;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.kernel.http.Reads;
import freehold.settings.model.Subtenant;
import freehold.settings.store.SubtenantTable.Which;
import freehold.settings.usecase.AssignUsers;
import freehold.settings.usecase.KeepSubtenantQuotas;
import freehold.settings.usecase.ReadSubtenants;
import freehold.settings.web.SubtenantQuotaBodies.QuotaView;
import freehold.settings.web.SubtenantQuotaBodies.QuotaWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Tenant Management has no words for: subtenants that were deleted, their users, their share of the quotas. */
@RestController
@RequestMapping("/api/settings/v1/subtenants")
@Tag(name = "Subtenants")
class SubtenantSettings {
    static final String EXAMPLE_ID = "0f3f2c1e-7c44-4ad8-9f0e-0d6f4b7d8a11";

    private final ReadSubtenants read;
    private final AssignUsers users;
    private final KeepSubtenantQuotas quotas;

    SubtenantSettings(ReadSubtenants read, AssignUsers users, KeepSubtenantQuotas quotas) {
        this.read = read;
        this.users = users;
        this.quotas = quotas;
    }

    record View(
            String id,
            String displayName,
            String description,
            String folderId,
            Instant createdAt,
            @Nullable Instant deletedAt,
            long etag) {
        static View from(Subtenant subtenant) {
            return new View(
                    subtenant.id().value(),
                    subtenant.displayName(),
                    subtenant.description(),
                    subtenant.folder().value(),
                    subtenant.createdAt(),
                    subtenant.deletedAt().orElse(null),
                    subtenant.etag());
        }
    }

    record UserView(String id, String userName, String givenName, String familyName, boolean active) {
        static UserView from(User user) {
            return new UserView(
                    user.id().toString(), user.userName(), user.givenName(), user.familyName(), user.active());
        }
    }

    record Candidate(UserView user, boolean assigned) {
        static Candidate from(AssignUsers.Candidate candidate) {
            return new Candidate(UserView.from(candidate.user()), candidate.assigned());
        }
    }

    @NoUnknownFields
    record Assignment(
            @Schema(example = "[\"6f1c2d3e-4b5a-4978-8695-a4b3c2d1e0f9\"]") @Nullable
            List<@Nullable UUID> assign,

            @Schema(example = "[]") @Nullable List<@Nullable UUID> remove) {}

    record Outcome(boolean dryRun, List<UserView> assigned, List<UserView> removed) {
        static Outcome from(boolean dryRun, AssignUsers.Outcome outcome) {
            return new Outcome(
                    dryRun,
                    outcome.assigned().stream().map(UserView::from).toList(),
                    outcome.removed().stream().map(UserView::from).toList());
        }
    }

    @Reads
    @GetMapping
    @Operation(summary = "List subtenants: those there are, those that were deleted, or all")
    Page<View> list(
            Caller caller,
            @RequestParam(defaultValue = "live") @Parameter(description = "live, deleted or all") String state,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        PageWish wish = PageWish.of(page, size);
        ReadSubtenants.Found found = read.list(caller, which(state), wish.offset(), wish.size());
        return Page.of(found.rows().stream().map(View::from).toList(), wish, found.total());
    }

    private static Which which(String state) {
        for (Which which : Which.values()) {
            if (which.name().toLowerCase(Locale.ROOT).equals(state)) {
                return which;
            }
        }
        throw ProblemException.invalid("state", "must be live, deleted or all");
    }

    @Open(value = Surface.WHY, signedIn = true)
    @GetMapping("/{id}/users")
    @Operation(summary = "The users who can be assigned to a subtenant, and which of them are")
    Page<Candidate> candidates(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        return PageWish.of(page, size)
                .cut(users.candidates(caller, id).stream().map(Candidate::from).toList());
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PostMapping(path = "/{id}/users", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Assign and remove several users at once, or be told what would change")
    Outcome assign(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Assignment body) {
        AssignUsers.Wish wish = new AssignUsers.Wish(listed(body.assign()), listed(body.remove()), dryRun);
        return Outcome.from(dryRun, users.change(caller, id, wish));
    }

    private static List<UUID> listed(@Nullable List<@Nullable UUID> ids) {
        return ids == null ? List.of() : ids.stream().filter(Objects::nonNull).toList();
    }

    @Open(value = Surface.WHY, signedIn = true)
    @GetMapping("/{id}/quotas")
    @Operation(summary = "How much of the tenant's quotas a subtenant may use; null is no limit but the tenant's")
    QuotaView quotas(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String id) {
        return QuotaView.from(quotas.read(caller, id));
    }

    @Open(value = Surface.WHY, signedIn = true)
    @PutMapping(path = "/{id}/quotas", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Divide the tenant's quotas; keys left out are no limit but the tenant's")
    QuotaView changeQuotas(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody QuotaWish wish) {
        return QuotaView.from(quotas.change(caller, id, wish.at(IfMatch.require(ifMatch))));
    }
}
