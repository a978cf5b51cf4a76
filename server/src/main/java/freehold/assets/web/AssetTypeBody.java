package freehold.assets.web;

import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeId;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An asset type as clients write it, with what it brings itself. */
record AssetTypeBody(
        @Nullable String id,
        @Schema(example = "Press") @Nullable String name,
        @Nullable String description,
        @Schema(example = "core.basicdevice") @Nullable String parentTypeId,
        @Nullable Boolean instantiable,
        @Schema(example = "private") @Nullable String scope,
        @Nullable List<@Nullable AspectUseBody> aspects,
        @Nullable List<@Nullable VariableBody> variables,
        @Nullable List<@Nullable FileAssignmentBody> fileAssignments) {

    /** An aspect type under the name it gets. Written with the id; what is read has the whole type. */
    record AspectUseBody(
            @Schema(example = "spindle") @Nullable String name,
            @Schema(example = "core.vibration") @Nullable String aspectTypeId,
            @Nullable Reference aspectType) {}

    /** The part of an embedded aspect type that says which it is. */
    record Reference(@Nullable String id) {}

    static AssetTypeBody from(String id, TypeDraft.OfAsset draft) {
        return new AssetTypeBody(
                id,
                draft.name(),
                draft.description(),
                draft.parentTypeId(),
                draft.instantiable(),
                TypeId.OWN_SCOPE,
                List.copyOf(draft.aspects().stream()
                        .map(aspect -> new AspectUseBody(aspect.name(), aspect.aspectTypeId(), null))
                        .toList()),
                List.copyOf(draft.variables().stream().map(VariableBody::from).toList()),
                null);
    }

    TypeDraft.OfAsset toDraft(String pathId) {
        TypeBodies.check(pathId, id, scope);
        return new TypeDraft.OfAsset(
                TypeBodies.required("/name", name),
                description == null ? "" : description,
                TypeBodies.required("/parentTypeId", parentTypeId),
                !Boolean.FALSE.equals(instantiable),
                VariableBody.variables(variables, false),
                aspects == null
                        ? List.of()
                        : aspects.stream().map(AssetTypeBody::use).toList(),
                FileAssignmentBody.files(fileAssignments));
    }

    private static TypeDraft.AspectUse use(@Nullable AspectUseBody body) {
        if (body == null || body.name() == null) {
            throw ProblemException.invalid("/aspects", "each aspect needs a name");
        }
        String embedded = body.aspectType() == null ? null : body.aspectType().id();
        String type = body.aspectTypeId() == null ? embedded : body.aspectTypeId();
        if (type == null) {
            throw ProblemException.invalid("/aspects", "aspect " + body.name() + " needs an aspectTypeId");
        }
        return new TypeDraft.AspectUse(body.name(), type);
    }
}
