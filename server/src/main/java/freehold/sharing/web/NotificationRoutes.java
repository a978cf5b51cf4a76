package freehold.sharing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import freehold.decision.AssetId;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import freehold.sharing.model.Notification;
import freehold.sharing.usecase.KeepNotifications;
import freehold.sharing.web.Bodies.PartyView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What has happened between a tenant and its partners that it should know of. */
@RestController
@RequestMapping("/api/notifications/v1")
@Tag(name = "Notifications")
class NotificationRoutes {
    private final KeepNotifications notices;

    NotificationRoutes(KeepNotifications notices) {
        this.notices = notices;
    }

    /** Something to know. */
    record NotificationView(
            @Schema(example = ShareRoutes.EXAMPLE) String id,

            @Schema(
                    description = "SHARE_ or COLLABORATION_ and what became of it, as in its history; ASSET_DISCLOSED"
                            + " where an asset came below one that is lent, ASSET_HELD_BACK where a ceiling waits for an"
                            + " answer",
                    example = "SHARE_OPEN")
            String kind,

            PartyView partner,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String shareId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String collaborationId,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "The latest, where it is about assets")
            @Nullable
            String assetId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason,

            @Schema(description = "How often since it was read last; If-Match of what marks it as read")
            int times,

            Instant at,
            boolean read) {
        static NotificationView from(Notification notification) {
            return new NotificationView(
                    notification.id().toString(),
                    notification.kind(),
                    PartyView.from(notification.partner()),
                    notification.share().map(id -> id.value().toString()).orElse(null),
                    notification.collaboration().map(UUID::toString).orElse(null),
                    notification.asset().map(AssetId::value).orElse(null),
                    notification.reason().orElse(null),
                    notification.times(),
                    notification.at(),
                    notification.read());
        }
    }

    record Notifications(List<NotificationView> items, Page.Position page, long unread) {}

    @Operation(
            summary = "What the tenant should know of its shares and collaborations, newest first",
            description = "What partners do and what time does to them, and assets that came below one that is lent."
                    + " Unread is what nobody of the tenant has marked as read.")
    @GetMapping
    @Reads
    Notifications list(
            Caller caller,
            @Parameter(description = "Only what is unread") @RequestParam(defaultValue = "false") boolean unread,
            @ParameterObject Queries.Part part) {
        PageWish wish = part.wish();
        KeepNotifications.Inbox found = notices.list(caller, unread, wish);
        Page<NotificationView> page = Page.of(
                found.notices().items().stream().map(NotificationView::from).toList(),
                wish,
                found.notices().total());
        return new Notifications(page.items(), page.page(), found.unread());
    }

    @Operation(
            summary = "Mark a notification as read, for everybody of the tenant",
            description =
                    "If-Match names how often it had happened when it was listed (times): if it has happened again"
                            + " since, it stays unread, and the answer is 412.")
    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Right.SHARE_ASSETS)
    void read(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        notices.read(caller, id, IfMatch.require(ifMatch));
    }
}
