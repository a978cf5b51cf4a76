package freehold.sharing.web;

import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.Requires;
import freehold.sharing.model.ShareAct;
import freehold.sharing.model.Target;
import freehold.sharing.usecase.AcceptShare;
import freehold.sharing.usecase.Conditions;
import freehold.sharing.usecase.EndShare;
import freehold.sharing.web.ShareBodies.Acceptance;
import freehold.sharing.web.ShareBodies.Ending;
import freehold.sharing.web.ShareBodies.ShareView;
import freehold.sharing.web.ShareBodies.TargetWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the two sides can do with a share. */
@RestController
@RequestMapping(ShareRoutes.PATH + "/{id}")
@Tag(name = "Shares")
class ShareActRoutes {
    private final AcceptShare accept;
    private final EndShare end;

    ShareActRoutes(AcceptShare accept, EndShare end) {
        this.accept = accept;
        this.end = end;
    }

    @Operation(
            summary = "Accept an offer: the asset becomes visible below a folder of one's own",
            description = "A target that does not exist leaves the share FAILED, which can be retried.")
    @PostMapping("/accept")
    @ConditionHeaders
    @Requires(Right.SHARE_ASSETS)
    ShareView accept(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Acceptance body) {
        Target target = ShareWishes.target(targetOf(body)).orElse(Target.USUAL);
        return ShareView.from(accept.accept(caller, id, target, conditions(headers, id, ShareAct.ACCEPT, body)));
    }

    @Operation(
            summary = "Try a failed acceptance once more",
            description = "Without a target: where it was wanted the last time.")
    @PostMapping("/retry")
    @ConditionHeaders
    @Requires(Right.SHARE_ASSETS)
    ShareView retry(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Acceptance body) {
        return ShareView.from(accept.retry(
                caller, id, ShareWishes.target(targetOf(body)), conditions(headers, id, ShareAct.RETRY, body)));
    }

    @Operation(summary = "Decline an offer, for good")
    @PostMapping("/decline")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    ShareView decline(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Ending body) {
        return end(caller, id, ending(ShareAct.DECLINE, body), conditions(headers, id, ShareAct.DECLINE, body));
    }

    @Operation(summary = "Withdraw an offer before it is accepted")
    @PostMapping("/withdraw")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    ShareView withdraw(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        return end(caller, id, ending(ShareAct.WITHDRAW, null), conditions(headers, id, ShareAct.WITHDRAW, null));
    }

    @Operation(
            summary = "Revoke an accepted share",
            description = "No read sent after the answer shows the asset to the receiver.")
    @PostMapping("/revoke")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    ShareView revoke(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Ending body) {
        return end(caller, id, ending(ShareAct.REVOKE, body), conditions(headers, id, ShareAct.REVOKE, body));
    }

    @Operation(summary = "Give back what was received")
    @PostMapping("/leave")
    @ConditionHeaders
    @Requires(Right.UNSHARE_ASSETS)
    ShareView leave(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        return end(caller, id, ending(ShareAct.LEAVE, null), conditions(headers, id, ShareAct.LEAVE, null));
    }

    private static @Nullable TargetWish targetOf(@Nullable Acceptance body) {
        return body == null ? null : body.target();
    }

    private ShareView end(Caller caller, String id, EndShare.Ending ending, Conditions conditions) {
        return ShareView.from(end.handle(caller, id, ending, conditions));
    }

    private static EndShare.Ending ending(ShareAct act, @Nullable Ending body) {
        return new EndShare.Ending(act, Requests.reason(body == null ? null : body.reason()));
    }

    private static Conditions conditions(HttpHeaders headers, String id, ShareAct act, @Nullable Object body) {
        return Requests.conditions(headers, ShareRoutes.PATH, id, act, body);
    }
}
