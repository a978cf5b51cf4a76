package freehold.sharing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import freehold.assets.AssetPreview;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.sharing.model.PreviewSheet;
import freehold.sharing.model.ProfileContent;
import freehold.sharing.model.ShareTerms;
import freehold.sharing.usecase.PreviewShare;
import freehold.sharing.web.Bodies.PartyView;
import freehold.sharing.web.ShareBodies.AssetView;
import freehold.sharing.web.ShareBodies.Window;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes over the wire about what others see or would see. */
final class PreviewBodies {
    private PreviewBodies() {}

    /** A field or variable; its value where the receiver reads one with the asset. */
    record PartView(
            String name,
            boolean shown,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String value) {
        static PartView from(AssetPreview.Part part) {
            return new PartView(part.name(), part.shown(), part.value().orElse(null));
        }

        static List<PartView> from(List<AssetPreview.Part> parts) {
            return parts.stream().map(PartView::from).toList();
        }
    }

    @Schema(name = "PreviewedAspect")
    record PreviewAspectView(
            String name,

            @Schema(allowableValues = {"static", "dynamic"}) String category,

            List<PartView> variables) {
        static PreviewAspectView from(AssetPreview.Aspect aspect) {
            return new PreviewAspectView(
                    aspect.name(), aspect.dynamic() ? "dynamic" : "static", PartView.from(aspect.variables()));
        }
    }

    @Schema(name = "PreviewedAsset")
    record PreviewAssetView(
            String assetId,

            @Schema(description = "As the receiver reads it")
            String name,

            String typeId,
            List<PartView> fields,

            @Schema(description = "Variables of the asset itself")
            List<PartView> variables,

            List<PreviewAspectView> aspects) {
        static PreviewAssetView from(AssetPreview asset) {
            return new PreviewAssetView(
                    asset.assetId().value(),
                    asset.name(),
                    asset.typeId(),
                    PartView.from(asset.fields()),
                    PartView.from(asset.variables()),
                    asset.aspects().stream().map(PreviewAspectView::from).toList());
        }
    }

    record LeftOutView(
            AssetView asset,

            @Schema(allowableValues = {"EXCLUDED", "OTHER_SUBTENANT"})
            String reason) {
        static LeftOutView from(PreviewSheet.LeftOut left) {
            return new LeftOutView(AssetView.from(left.asset()), left.why().name());
        }
    }

    /** What comes into sight later without another offer. */
    @Schema(name = "PreviewedGrowth")
    record GrowthView(
            @Schema(description = "Assets added below it later")
            boolean descendants,

            @Schema(description = "Variables, fields or aspects added later, since the profile names all by *")
            boolean variables) {
        static GrowthView from(ShareTerms terms) {
            ProfileContent content = terms.profile().content();
            boolean every = Stream.of(
                            content.details().variables().stream(),
                            content.details().aspects().stream().flatMap(GrowthView::names),
                            content.telemetry().aspects().stream().flatMap(GrowthView::names))
                    .flatMap(names -> names)
                    .anyMatch(ProfileContent.EVERY::equals);
            return new GrowthView(terms.descendants(), every);
        }

        private static Stream<String> names(ProfileContent.Aspect aspect) {
            return Stream.concat(Stream.of(aspect.name()), aspect.variables().stream());
        }
    }

    @Schema(name = "SharePreview")
    record PreviewView(
            PartyView receiver,
            Window access,
            Window data,

            @Schema(description = "The part of the assets that was asked for, with the number of all")
            Page<PreviewAssetView> assets,

            @Schema(description = "The first hundred assets below that would not show")
            List<LeftOutView> leftOut,

            long leftOutCount,
            boolean events,
            GrowthView grows,

            @Schema(description = "What no share allows", example = "[\"file upload\", \"setting the location\"]")
            List<String> notSupported) {
        static PreviewView from(PreviewSheet sheet, PageWish part) {
            return new PreviewView(
                    PartyView.from(sheet.receiver()),
                    Window.from(sheet.terms().access()),
                    Window.from(sheet.terms().samples()),
                    Page.of(
                            sheet.assets().items().stream()
                                    .map(PreviewAssetView::from)
                                    .toList(),
                            part,
                            sheet.assets().total()),
                    sheet.leftOut().stream().map(LeftOutView::from).toList(),
                    sheet.leftOutCount(),
                    sheet.terms().profile().content().telemetry().events(),
                    GrowthView.from(sheet.terms()),
                    List.of("file upload", "setting the location"));
        }
    }

    /** One asset with a partner's eyes; without an asset where the partner sees nothing of it. */
    @Schema(name = "PartnerSight")
    record SightView(
            PartyView partner, boolean visible, @Nullable PreviewAssetView asset) {
        static SightView from(PreviewShare.Sight sight) {
            return new SightView(
                    PartyView.from(sight.receiver()),
                    sight.asset().isPresent(),
                    sight.asset().map(PreviewAssetView::from).orElse(null));
        }
    }
}
