package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.model.PathStep;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.Timestamps;
import freehold.assets.usecase.FoundAsset;
import freehold.kernel.http.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An asset as clients read it. */
record AssetResource(
        String assetId,
        String tenantId,
        @Nullable String subTenant,
        @Nullable String t2Tenant,
        String name,
        @Nullable String externalId,
        @Nullable String description,
        String typeId,
        @Nullable String parentId,
        String timezone,
        String twinType,
        @Nullable LocationBody location,
        List<ValueBody> variables,
        List<AspectValuesBody> aspects,
        List<FileAssignmentResource> fileAssignments,
        List<Map<String, String>> locks,
        @Nullable String deleted,
        SharingBody sharing,
        long etag,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Step> hierarchyPath,
        @JsonProperty("_links") Map<String, Link> links)
        implements ListedAsset {

    record Step(String assetId, String name) {
        static Step from(PathStep step) {
            return new Step(step.id().value(), step.name());
        }
    }

    static AssetResource from(FoundAsset found, Hrefs hrefs) {
        return of(found.asset(), found.path().stream().map(Step::from).toList(), hrefs);
    }

    /** A row of a list, without what is above it. */
    static AssetResource from(SeenAsset asset, Hrefs hrefs) {
        return of(asset, null, hrefs);
    }

    private static AssetResource of(SeenAsset asset, @Nullable List<Step> path, Hrefs hrefs) {
        String subtenant = asset.subtenant().map(Object::toString).orElse(null);
        return new AssetResource(
                asset.id().value(),
                asset.owner().value(),
                subtenant,
                subtenant,
                asset.name(),
                asset.details().externalId().orElse(null),
                asset.details().description().orElse(null),
                asset.type().value(),
                asset.parent().map(Object::toString).orElse(null),
                asset.timezone(),
                asset.twinType().text(),
                asset.details().location().map(LocationBody::from).orElse(null),
                ValueBody.from(asset.details().values().variables()),
                AspectValuesBody.from(asset.details().values().aspects()),
                asset.files().stream()
                        .map(file ->
                                FileAssignmentResource.from(file, asset.id().value(), hrefs))
                        .toList(),
                List.of(),
                asset.deleted().map(Timestamps::text).orElse(null),
                SharingBody.of(asset.sharing()),
                asset.etag(),
                path,
                links(asset, hrefs));
    }

    private static Map<String, Link> links(SeenAsset asset, Hrefs hrefs) {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", hrefs.asset(asset.id().value()));
        asset.parent().ifPresent(parent -> links.put("parent", hrefs.asset(parent.value())));
        links.put("children", hrefs.children(asset.id().value()));
        links.put("aspects", hrefs.aspects(asset.id().value()));
        links.put("variables", hrefs.variables(asset.id().value()));
        // Whose location it is: the asset's own, or that of one above it.
        asset.placedBy().ifPresent(holder -> links.put("location", hrefs.location(holder.value())));
        return links;
    }
}
