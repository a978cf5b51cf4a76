package freehold.sharing.web;

import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Requires;
import freehold.sharing.model.TermsAct;
import freehold.sharing.usecase.Conditions;
import freehold.sharing.usecase.ConfirmHeld;
import freehold.sharing.usecase.ExtendShare;
import freehold.sharing.usecase.NarrowShare;
import freehold.sharing.usecase.WidenShare;
import freehold.sharing.web.ShareBodies.Ending;
import freehold.sharing.web.ShareBodies.ShareView;
import freehold.sharing.web.TermsBodies.Confirmation;
import freehold.sharing.web.TermsBodies.MoreTime;
import freehold.sharing.web.TermsBodies.Narrower;
import freehold.sharing.web.TermsBodies.Wider;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the terms of a share change: less at once, more by consent. */
@RestController
@RequestMapping(ShareRoutes.PATH + "/{id}")
@Tag(name = "Shares")
class TermsRoutes {
    private final NarrowShare narrow;
    private final WidenShare widen;
    private final ExtendShare extend;
    private final ConfirmHeld confirm;

    TermsRoutes(NarrowShare narrow, WidenShare widen, ExtendShare extend, ConfirmHeld confirm) {
        this.confirm = confirm;
        this.narrow = narrow;
        this.widen = widen;
        this.extend = extend;
    }

    @Operation(
            summary = "Let a share or an offer show less",
            description = "It holds for every read sent after the answer. What would show more is refused: see widen."
                    + " An amendment that waits for an answer is withdrawn.")
    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Parameter(
            in = ParameterIn.HEADER,
            name = HttpHeaders.IF_MATCH,
            description = "The etag of what was read",
            required = true,
            schema = @Schema(type = "integer"))
    @Requires(Right.UNSHARE_ASSETS)
    ShareView narrow(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody Narrower body) {
        IfMatch.require(headers.getFirst(HttpHeaders.IF_MATCH));
        return ShareView.from(narrow.handle(caller, id, body.read(), conditions(headers, id, TermsAct.NARROW, body)));
    }

    @Operation(
            summary = "Offer to show more of an accepted share",
            description = "Takes the place of an offer made before, and answers a wish for more time.")
    @PostMapping("/widen")
    @ConditionHeaders
    @Requires(Right.SHARE_ASSETS)
    ShareView widen(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody Wider body) {
        return ShareView.from(widen.offer(caller, id, body.read(), conditions(headers, id, TermsAct.WIDEN, body)));
    }

    @Operation(summary = "Accept to be shown more")
    @PostMapping("/amendment/accept")
    @ConditionHeaders
    @Requires(Right.SHARE_ASSETS)
    ShareView accept(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        return ShareView.from(
                widen.accept(caller, id, conditions(headers, id, TermsAct.ACCEPT_THE_AMENDMENT_OF, null)));
    }

    @Operation(summary = "Decline to be shown more; the share stays as it is")
    @PostMapping("/amendment/decline")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    ShareView decline(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Ending body) {
        return ShareView.from(widen.decline(
                caller, id, reason(body), conditions(headers, id, TermsAct.DECLINE_THE_AMENDMENT_OF, body)));
    }

    @Operation(summary = "Take back what was offered to be shown, before it is answered")
    @PostMapping("/amendment/withdraw")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    ShareView withdraw(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        return ShareView.from(
                widen.withdraw(caller, id, conditions(headers, id, TermsAct.WITHDRAW_THE_AMENDMENT_OF, null)));
    }

    @Operation(
            summary = "Ask the owner for more time to look",
            description = "The owner grants it by widen, or refuses it. Asking again replaces what was asked before.")
    @PostMapping("/extension")
    @ConditionHeaders
    @Requires(Right.SHARE_ASSETS)
    ShareView ask(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody MoreTime body) {
        return ShareView.from(
                extend.ask(caller, id, body.read(), conditions(headers, id, TermsAct.ASK_TO_EXTEND, body)));
    }

    @Operation(summary = "Refuse more time that was asked for")
    @PostMapping("/extension/decline")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    ShareView refuse(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Ending body) {
        return ShareView.from(
                extend.refuse(caller, id, reason(body), conditions(headers, id, TermsAct.REFUSE_TO_EXTEND, body)));
    }

    @Operation(
            summary = "Let a share cover what its ceiling has held back, or change the ceiling",
            description =
                    "What is confirmed shows to the receiver from the next request on. The owner's own affair: the"
                            + " receiver is not told of ceilings.")
    @PostMapping("/confirm")
    @ConditionHeaders
    @Requires(Right.SHARE_ASSETS)
    ShareView confirm(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody Confirmation body) {
        return ShareView.from(confirm.handle(caller, id, body.read(), conditions(headers, id, TermsAct.CONFIRM, body)));
    }

    private static Optional<String> reason(@Nullable Ending body) {
        return Requests.reason(body == null ? null : body.reason());
    }

    private static Conditions conditions(HttpHeaders headers, String id, TermsAct act, @Nullable Object body) {
        return Requests.conditions(headers, ShareRoutes.PATH, id, act, body);
    }
}
