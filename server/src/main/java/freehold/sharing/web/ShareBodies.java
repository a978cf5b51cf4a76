package freehold.sharing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import freehold.decision.AssetId;
import freehold.decision.TimeWindow;
import freehold.kernel.http.NoUnknownFields;
import freehold.sharing.model.Amendment;
import freehold.sharing.model.Ceiling;
import freehold.sharing.model.Extension;
import freehold.sharing.model.Failure;
import freehold.sharing.model.HistoryEntry;
import freehold.sharing.model.OfferedAsset;
import freehold.sharing.model.PinnedProfile;
import freehold.sharing.model.ProfileContent;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.ShareTerms;
import freehold.sharing.model.Side;
import freehold.sharing.web.Bodies.ActorView;
import freehold.sharing.web.Bodies.PartyView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes over the wire about shares. */
final class ShareBodies {
    private ShareBodies() {}

    /** An offer. Read by {@link ShareWishes}. */
    @NoUnknownFields
    record NewShare(
            @Schema(example = "0f3a6c1d2b4e4f5a8c7d9e0b1a2c3d4e") @Nullable
            String assetId,

            @Schema(example = "bravo", description = "Sharing id, or tenant id of a partner with a live collaboration")
            @Nullable
            String receiver,

            @Schema(example = "[\"telemetry\", \"details\"]") @Nullable
            List<String> channels,

            @Nullable ProfileWish profile,
            @Schema(defaultValue = "true") @Nullable Boolean descendants,

            @Schema(description = "Branches left out", example = "[]") @Nullable
            List<String> excluded,

            @Schema(defaultValue = "false") @Nullable Boolean includeSubtenants,

            @Schema(description = "When the receiver may look") @Nullable
            Window access,

            @Schema(description = "Which samples it may see, by their time") @Nullable
            Window data,

            @Schema(example = "Service contract 2026") @Nullable
            String note,

            @Schema(
                    description =
                            "How many assets it may cover; what would make it more stays uncovered until the owner"
                                    + " confirms it. Told to the owner only",
                    example = "100",
                    minimum = "1")
            @Nullable
            Integer maxAssets,

            @Schema(
                    description = "Where the receiver's tree is to hold it: accepted in the same step, by a signed-in"
                            + " administrator of both tenants")
            @Nullable
            TargetWish target) {
        /** An offer, with all that most offers say. */
        static final String EXAMPLE = """
                {"assetId": "0f3a6c1d2b4e4f5a8c7d9e0b1a2c3d4e", "receiver": "bravo",
                 "channels": ["telemetry", "details"], "profile": {"id": "everything", "version": 1},
                 "descendants": true, "excluded": [], "includeSubtenants": false,
                 "access": {"from": "2026-01-01T00:00:00Z", "until": "2099-01-01T00:00:00Z"},
                 "data": {"from": "2026-01-01T00:00:00Z", "until": "2099-01-01T00:00:00Z"},
                 "note": "Service contract 2026"}""";
    }

    @NoUnknownFields
    @Schema(name = "ProfileChoice")
    record ProfileWish(
            @Schema(example = "everything") @Nullable String id,
            @Schema(example = "1") @Nullable Integer version) {}

    /** Half-open; an edge that is left out is open. */
    @NoUnknownFields
    record Window(
            @Schema(example = "2026-01-01T00:00:00Z") @Nullable
            Instant from,

            @Schema(example = "2099-01-01T00:00:00Z") @Nullable
            Instant until) {
        static Window from(TimeWindow window) {
            return new Window(window.from().orElse(null), window.until().orElse(null));
        }
    }

    @NoUnknownFields
    @Schema(name = "ShareAcceptance")
    record Acceptance(@Nullable TargetWish target) {}

    @NoUnknownFields
    record TargetWish(
            @Schema(allowableValues = "create", defaultValue = "create") @Nullable
            String mode,

            @Schema(description = "Own asset to place it below; without it, the folder named after the owner") @Nullable
            String parentId,

            @Schema(
                    description =
                            "What the receiver calls the asset; its owner is not told. Without it, as its owner does",
                    example = "Turbine at the weir")
            @Nullable
            String name,

            @Schema(hidden = true) @Nullable String assetId) {}

    @NoUnknownFields
    record Ending(
            @Schema(example = "The contract has ended") @Nullable
            String reason) {}

    record AssetView(String assetId, String name, String typeId) {
        static AssetView from(OfferedAsset asset) {
            return new AssetView(asset.id().value(), asset.name(), asset.typeId());
        }
    }

    /** The profile's version as pinned in the offer, with what it shows. */
    @Schema(name = "PinnedProfileView")
    record ProfileView(
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "What the owner calls it; told to the owner only")
            @Nullable
            String name,

            int version,
            ProfileContent.Details details,
            ProfileContent.Telemetry telemetry) {
        static ProfileView from(PinnedProfile profile, Optional<String> name) {
            return new ProfileView(
                    profile.id(),
                    name.orElse(null),
                    profile.version(),
                    profile.content().details(),
                    profile.content().telemetry());
        }
    }

    /** Where the receiver has placed it; told to the receiver only. */
    record TargetView(String mode, String parentId) {
        static @Nullable TargetView from(Share share) {
            return share.mount()
                    .map(mount -> new TargetView("create", mount.value()))
                    .orElse(null);
        }
    }

    /** Wider terms the owner offers; they hold once the receiver has accepted them. */
    record AmendmentView(ProfileView profile, Window access, Window data, Instant offeredAt) {
        static AmendmentView from(Amendment amendment) {
            return new AmendmentView(
                    ProfileView.from(amendment.profile(), Optional.empty()),
                    Window.from(amendment.access()),
                    Window.from(amendment.samples()),
                    amendment.offeredAt());
        }
    }

    /** More time the receiver has asked for. */
    record ExtensionView(Instant until, String note, Instant askedAt) {
        static ExtensionView from(Extension wish) {
            return new ExtensionView(wish.until(), wish.note(), wish.askedAt());
        }
    }

    /**
     * How many assets a share may cover.
     *
     * @param held branches left out for it, until the owner confirms them
     */
    record CeilingView(int maxAssets, List<String> held) {
        static CeilingView from(Ceiling ceiling) {
            return new CeilingView(
                    ceiling.maxAssets(),
                    ceiling.held().stream().map(AssetId::value).sorted().toList());
        }
    }

    record ShareView(
            String id,

            @Schema(allowableValues = {"outgoing", "incoming"})
            String direction,

            String collaborationId,
            PartyView owner,
            PartyView receiver,
            AssetView asset,
            String state,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String failure,

            List<String> channels,
            ProfileView profile,
            boolean descendants,

            @Schema(description = "Branches left out; told to the owner only")
            List<String> excluded,

            boolean includeSubtenants,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Told to the owner only") @Nullable
            CeilingView ceiling,

            Window access,
            Window data,
            String note,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            TargetView target,

            Instant offeredAt,
            @Nullable ActorView offeredBy,
            Instant expiresAt,
            @Nullable Instant answeredAt,
            @Nullable ActorView answeredBy,
            @Nullable Instant endedAt,
            @Nullable ActorView endedBy,
            @Nullable String endReason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            AmendmentView amendment,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ExtensionView extension,

            long etag) {
        static ShareView from(ShareSheet sheet) {
            Share share = sheet.share();
            ShareTerms terms = share.terms();
            return new ShareView(
                    share.id().value().toString(),
                    sheet.side() == Side.OFFERER ? "outgoing" : "incoming",
                    share.collaboration().toString(),
                    PartyView.from(sheet.owner()),
                    PartyView.from(sheet.receiver()),
                    AssetView.from(share.asset()),
                    share.state().name(),
                    share.failure().map(Failure::code).orElse(null),
                    terms.channels().stream().map(Requests::lower).sorted().toList(),
                    ProfileView.from(terms.profile(), sheet.profileName()),
                    terms.descendants(),
                    terms.excluded().stream().map(AssetId::value).sorted().toList(),
                    terms.includeSubtenants(),
                    terms.ceiling().map(CeilingView::from).orElse(null),
                    Window.from(terms.access()),
                    Window.from(terms.samples()),
                    share.note(),
                    TargetView.from(share),
                    share.offeredAt(),
                    ActorView.from(sheet.offeredBy()),
                    share.expiresAt(),
                    share.answeredAt().orElse(null),
                    ActorView.from(sheet.answeredBy()),
                    share.endedAt().orElse(null),
                    ActorView.from(sheet.endedBy()),
                    share.endReason().orElse(null),
                    sheet.pending().amendment().map(AmendmentView::from).orElse(null),
                    sheet.pending().extension().map(ExtensionView::from).orElse(null),
                    share.etag());
        }
    }

    /**
     * A change of state.
     *
     * @param by empty where time did it
     */
    record EventView(
            @Schema(
                    description =
                            "The state it came into, or what happened to its terms: NARROWED, WIDENING_OFFERED, WIDENED,"
                                    + " WIDENING_DECLINED, WIDENING_WITHDRAWN, EXTENSION_ASKED, EXTENSION_DECLINED",
                    example = "ACCEPTED")
            String state,

            Instant at,
            @Nullable ActorView by,
            @Nullable String reason) {
        static EventView from(HistoryEntry entry) {
            return new EventView(
                    entry.state(),
                    entry.at(),
                    ActorView.from(entry.actor()),
                    entry.reason().orElse(null));
        }
    }
}
