package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.model.SeenAsset;
import freehold.kernel.http.Link;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An asset by its basic fields alone: without location, values, files and locks. */
record BasicAssetResource(
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
        @Nullable String deleted,
        SharingBody sharing,
        long etag,
        @JsonProperty("_links") Map<String, Link> links)
        implements ListedAsset {

    static BasicAssetResource from(SeenAsset asset, Hrefs hrefs) {
        AssetResource whole = AssetResource.from(asset, hrefs);
        Map<String, Link> links = new LinkedHashMap<>(whole.links());
        links.remove("location");
        return new BasicAssetResource(
                whole.assetId(),
                whole.tenantId(),
                whole.subTenant(),
                whole.t2Tenant(),
                whole.name(),
                whole.externalId(),
                whole.description(),
                whole.typeId(),
                whole.parentId(),
                whole.timezone(),
                whole.twinType(),
                whole.deleted(),
                whole.sharing(),
                whole.etag(),
                links);
    }
}
