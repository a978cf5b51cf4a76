package freehold.assets.web;

import freehold.assets.model.AssetDraft;
import freehold.assets.model.Details;
import freehold.assets.model.Values;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An asset as clients write it. Members only the server decides on are ignored. */
record AssetBody(
        @Nullable String assetId,
        @Schema(example = "Press 7") @Nullable String name,
        @Nullable String externalId,
        @Nullable String description,
        @Schema(example = "core.basicdevice") @Nullable String typeId,

        @Schema(example = "0123456789abcdef0123456789abcdef") @Nullable
        String parentId,

        @Nullable String subTenant,
        @Schema(example = "Europe/Berlin") @Nullable String timezone,
        @Schema(example = "performance") @Nullable String twinType,
        @Nullable LocationBody location,
        @Nullable List<@Nullable ValueBody> variables,
        @Nullable List<@Nullable AspectValuesBody> aspects,
        @Nullable List<@Nullable FileAssignmentBody> fileAssignments) {

    static AssetBody from(AssetDraft draft) {
        Details details = draft.details();
        return new AssetBody(
                draft.assetId().orElse(null),
                details.name(),
                details.externalId().orElse(null),
                details.description().orElse(null),
                draft.typeId().orElse(null),
                null,
                null,
                draft.timezone().orElse(null),
                draft.twinType().orElse(null),
                details.location().map(LocationBody::from).orElse(null),
                List.copyOf(ValueBody.from(details.values().variables())),
                List.copyOf(AspectValuesBody.from(details.values().aspects())),
                null);
    }

    AssetDraft toDraft() {
        if (name == null) {
            throw ProblemException.invalid("/name", "is missing");
        }
        return new AssetDraft(
                Optional.ofNullable(assetId),
                Optional.ofNullable(typeId),
                Optional.ofNullable(parentId),
                Optional.ofNullable(subTenant),
                Optional.ofNullable(timezone),
                Optional.ofNullable(twinType),
                new Details(
                        name,
                        Optional.ofNullable(externalId),
                        Optional.ofNullable(description),
                        Optional.ofNullable(location)
                                .map(LocationBody::toLocation)
                                .filter(place -> !place.isEmpty()),
                        new Values(ValueBody.values("/variables", variables), AspectValuesBody.values(aspects))),
                FileAssignmentBody.files(fileAssignments));
    }
}
