package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.model.AspectType;
import freehold.assets.model.TypeSharing;
import freehold.assets.usecase.FoundType;
import freehold.kernel.http.Link;
import java.util.List;
import java.util.Map;

/** An aspect type as clients read it. */
record AspectTypeResource(
        String id,
        String tenantId,
        String name,
        String category,
        String scope,
        String description,
        List<VariableBody> variables,
        SharingBody sharing,
        long etag,
        @JsonProperty("_links") Map<String, Link> links) {

    static AspectTypeResource from(FoundType<AspectType> found, Hrefs hrefs) {
        return of(found.type(), found.sharing(), hrefs);
    }

    static AspectTypeResource of(AspectType type, TypeSharing sharing, Hrefs hrefs) {
        return new AspectTypeResource(
                type.id().value(),
                type.id().tenant().value(),
                type.name(),
                type.category().text(),
                type.id().scope(),
                type.description(),
                type.variables().stream().map(VariableBody::from).toList(),
                SharingBody.of(sharing.ofAspectType(type.id())),
                type.etag(),
                Map.of("self", hrefs.aspectType(type.id())));
    }
}
