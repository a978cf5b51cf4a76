package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.model.AssetType;
import freehold.assets.model.TypeId;
import freehold.assets.usecase.FoundType;
import freehold.kernel.http.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An asset type as clients read it: with what it brings itself or, exploded, with all that its assets have. */
record AssetTypeResource(
        String id,
        String tenantId,
        String name,
        String description,
        @Nullable String parentTypeId,
        boolean instantiable,
        String scope,
        List<AspectBody> aspects,
        List<VariableBody> variables,
        List<FileAssignmentResource> fileAssignments,
        SharingBody sharing,
        long etag,
        @JsonProperty("_links") Map<String, Link> links) {

    record AspectBody(
            String name,
            String aspectId,
            String aspectTypeId,
            AspectTypeResource aspectType,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("_links") @Nullable
            Map<String, Link> links) {

        static AspectBody from(AssetType.Aspect aspect, FoundType<AssetType> of, Hrefs hrefs) {
            TypeId id = aspect.type().id();
            boolean inherited = !aspect.origin().equals(of.type().id());
            return new AspectBody(
                    aspect.name(),
                    id.value(),
                    id.value(),
                    AspectTypeResource.of(aspect.type(), of.sharing(), hrefs),
                    inherited ? Map.of("origin", hrefs.assetType(aspect.origin())) : null);
        }
    }

    static AssetTypeResource from(FoundType<AssetType> found, boolean exploded, Hrefs hrefs) {
        AssetType type = found.type();
        return new AssetTypeResource(
                type.id().value(),
                type.id().tenant().value(),
                type.name(),
                type.description(),
                type.parent().map(TypeId::value).orElse(null),
                type.instantiable(),
                type.id().scope(),
                type.aspects().stream()
                        .filter(aspect -> exploded || aspect.origin().equals(type.id()))
                        .map(aspect -> AspectBody.from(aspect, found, hrefs))
                        .toList(),
                type.variables().stream()
                        .filter(direct -> exploded || direct.origin().equals(type.id()))
                        .map(direct -> VariableBody.from(direct, type.id(), hrefs))
                        .toList(),
                found.files().stream()
                        .filter(file -> exploded || file.origin().equals(Optional.of(type.id())))
                        .map(file -> FileAssignmentResource.from(file, type.id().value(), hrefs))
                        .toList(),
                SharingBody.of(found.sharing().ofAssetType(type.id())),
                type.etag(),
                links(type, hrefs));
    }

    private static Map<String, Link> links(AssetType type, Hrefs hrefs) {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", hrefs.assetType(type.id()));
        type.parent().ifPresent(parent -> links.put("parent", hrefs.assetType(parent)));
        return links;
    }
}
