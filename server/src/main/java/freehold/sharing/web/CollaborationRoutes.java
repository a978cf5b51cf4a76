package freehold.sharing.web;

import freehold.access.RepeatKey;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.Page;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import freehold.sharing.model.CollaborationAct;
import freehold.sharing.model.CollaborationSheet;
import freehold.sharing.model.Listing;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.usecase.AnswerCollaboration;
import freehold.sharing.usecase.OfferCollaboration;
import freehold.sharing.usecase.ReadCollaborations;
import freehold.sharing.usecase.TerminateCollaboration;
import freehold.sharing.web.CollaborationBodies.Acceptance;
import freehold.sharing.web.CollaborationBodies.CollaborationView;
import freehold.sharing.web.CollaborationBodies.NewCollaboration;
import freehold.sharing.web.ShareBodies.ShareView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Standing agreements with other tenants. */
@RestController
@RequestMapping(CollaborationRoutes.PATH)
@Tag(name = "Collaborations")
class CollaborationRoutes {
    static final String PATH = "/api/sharing/v1/collaborations";
    private static final String EXAMPLE = "3f0a2c1e-8b7d-4c5e-9f60-1a2b3c4d5e6f";

    private final OfferCollaboration offer;
    private final AnswerCollaboration answer;
    private final TerminateCollaboration terminate;
    private final ReadCollaborations read;

    CollaborationRoutes(
            OfferCollaboration offer,
            AnswerCollaboration answer,
            TerminateCollaboration terminate,
            ReadCollaborations read) {
        this.offer = offer;
        this.answer = answer;
        this.terminate = terminate;
        this.read = read;
    }

    @Operation(summary = "Ask another tenant, by its sharing id, for a collaboration")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Right.SHARE_ASSETS)
    CollaborationView offer(
            Caller caller,
            @RequestHeader(name = RepeatKey.HEADER, required = false) @Nullable String key,
            @RequestBody NewCollaboration body) {
        return CollaborationView.from(offer.handle(caller, body.read(), RepeatKey.of(key, PATH, body)));
    }

    @Operation(summary = "The tenant's collaborations, sent and received")
    @GetMapping
    @Reads
    Page<CollaborationView> list(Caller caller, @ParameterObject Queries.OfCollaborations query) {
        Listing.Wanted wanted = query.wanted();
        Listing<CollaborationSheet> found = read.list(caller, query.filter(), wanted);
        return Page.of(found.items().stream().map(CollaborationView::from).toList(), wanted.part(), found.total());
    }

    @Operation(summary = "One collaboration")
    @GetMapping("/{id}")
    @Reads
    CollaborationView one(Caller caller, @Parameter(example = EXAMPLE) @PathVariable String id) {
        return CollaborationView.from(read.one(caller, id));
    }

    @Operation(summary = "The shares and offers that end with the collaboration")
    @GetMapping("/{id}/consequences")
    @Reads
    Page<ShareView> consequences(
            Caller caller, @Parameter(example = EXAMPLE) @PathVariable String id, @ParameterObject Queries.Part part) {
        Listing<ShareSheet> found = read.consequences(caller, id, part.wanted());
        return Page.of(found.items().stream().map(ShareView::from).toList(), part.wish(), found.total());
    }

    @Operation(summary = "Accept a collaboration that was offered")
    @PostMapping("/{id}/accept")
    @ConditionHeaders
    @Requires(Right.SHARE_ASSETS)
    CollaborationView accept(
            Caller caller,
            @Parameter(example = EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Acceptance body) {
        Acceptance.require(body);
        return answer(caller, id, CollaborationAct.ACCEPT, headers);
    }

    @Operation(summary = "Refuse a collaboration that was offered")
    @PostMapping("/{id}/refuse")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    CollaborationView refuse(
            Caller caller,
            @Parameter(example = EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        return answer(caller, id, CollaborationAct.REFUSE, headers);
    }

    @Operation(summary = "Withdraw an offered collaboration before it is answered")
    @PostMapping("/{id}/withdraw")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    CollaborationView withdraw(
            Caller caller,
            @Parameter(example = EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        return answer(caller, id, CollaborationAct.WITHDRAW, headers);
    }

    @Operation(summary = "End a collaboration, with all shares and offers under it")
    @PostMapping("/{id}/terminate")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    CollaborationView terminate(
            Caller caller,
            @Parameter(example = EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        return CollaborationView.from(
                terminate.handle(caller, id, Requests.conditions(headers, PATH, id, CollaborationAct.TERMINATE)));
    }

    private CollaborationView answer(Caller caller, String id, CollaborationAct act, HttpHeaders headers) {
        return CollaborationView.from(answer.handle(caller, id, act, Requests.conditions(headers, PATH, id, act)));
    }
}
