package freehold.sharing.web;

import freehold.kernel.Problem.Fault;
import freehold.kernel.http.NoUnknownFields;
import freehold.sharing.Limits;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.CollaborationSheet;
import freehold.sharing.model.Side;
import freehold.sharing.usecase.OfferCollaboration;
import freehold.sharing.web.Bodies.ActorView;
import freehold.sharing.web.Bodies.PartyView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire about collaborations. */
final class CollaborationBodies {
    private static final String NOTICE = "must be true: who collaborates has to accept the legal notice";

    private CollaborationBodies() {}

    @NoUnknownFields
    record NewCollaboration(
            @Schema(example = "DE-5a0c9b0e-6f0f-4e0c-9a52-3f7a2d1b8c44", description = "Sharing id of the partner")
            @Nullable
            String partner,

            @Schema(example = "Service contract 2026") @Nullable
            String note,

            @Schema(example = "true") @Nullable Boolean legalNoticeAccepted) {

        OfferCollaboration.Offer read() {
            List<Fault> faults = new ArrayList<>();
            if (partner == null || partner.isBlank()) {
                faults.add(new Fault("/partner", "must be the partner's sharing id"));
            }
            if (!Boolean.TRUE.equals(legalNoticeAccepted)) {
                faults.add(new Fault("/legalNoticeAccepted", NOTICE));
            }
            Requests.check(faults);
            return new OfferCollaboration.Offer(
                    partner == null ? "" : partner, Requests.text("/note", note, Limits.NOTE));
        }
    }

    @NoUnknownFields
    record Acceptance(@Schema(example = "true") @Nullable Boolean legalNoticeAccepted) {
        static void require(@Nullable Acceptance body) {
            if (body == null || !Boolean.TRUE.equals(body.legalNoticeAccepted())) {
                Requests.check(List.of(new Fault("/legalNoticeAccepted", NOTICE)));
            }
        }
    }

    record CollaborationView(
            String id,
            PartyView partner,
            @Schema(allowableValues = {"sent", "received"}) String direction,

            String state,
            String note,
            Instant offeredAt,
            @Nullable ActorView offeredBy,
            @Nullable Instant answeredAt,
            @Nullable ActorView answeredBy,
            Instant expiresAt,
            @Nullable Instant endedAt,
            @Nullable ActorView endedBy,
            long etag) {
        static CollaborationView from(CollaborationSheet sheet) {
            Collaboration collaboration = sheet.collaboration();
            return new CollaborationView(
                    collaboration.id().toString(),
                    PartyView.from(sheet.partner()),
                    sheet.side() == Side.OFFERER ? "sent" : "received",
                    collaboration.state().name(),
                    collaboration.note(),
                    collaboration.offeredAt(),
                    ActorView.from(sheet.offeredBy()),
                    collaboration.answeredAt().orElse(null),
                    ActorView.from(sheet.answeredBy()),
                    collaboration.expiresAt(),
                    collaboration.endedAt().orElse(null),
                    ActorView.from(sheet.endedBy()),
                    collaboration.etag());
        }
    }
}
