package freehold.assets.web;

import freehold.assets.model.Category;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeId;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An aspect type as clients write it. */
record AspectTypeBody(
        @Nullable String id,
        @Schema(example = "spindle") @Nullable String name,
        @Schema(example = "dynamic") @Nullable String category,
        @Schema(example = "private") @Nullable String scope,
        @Nullable String description,
        @Nullable List<@Nullable VariableBody> variables) {

    static AspectTypeBody from(String id, TypeDraft.OfAspect draft) {
        return new AspectTypeBody(
                id,
                draft.name(),
                draft.category().text(),
                TypeId.OWN_SCOPE,
                draft.description(),
                List.copyOf(draft.variables().stream().map(VariableBody::from).toList()));
    }

    TypeDraft.OfAspect toDraft(String pathId) {
        TypeBodies.check(pathId, id, scope);
        Category parsed = Category.parse(TypeBodies.required("/category", category))
                .orElseThrow(() -> ProblemException.invalid("/category", "must be static or dynamic"));
        return new TypeDraft.OfAspect(
                TypeBodies.required("/name", name),
                parsed,
                description == null ? "" : description,
                VariableBody.variables(variables, parsed == Category.DYNAMIC));
    }
}
