package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.model.ModelFile;
import freehold.assets.model.Timestamps;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.kernel.http.Link;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that can be assigned, without its content. */
record ModelFileResource(
        String id,
        String name,
        String originalFileName,
        String description,
        String tenantId,
        @Nullable String subTenant,
        String uploaded,
        String lastModified,
        @JsonProperty("isAssigned") boolean assigned,
        String scope,
        long etag,
        @JsonProperty("_links") Map<String, Link> links) {

    static ModelFileResource from(ModelFile file, TenantId tenant, Hrefs hrefs) {
        return new ModelFileResource(
                file.id(),
                file.details().name(),
                file.details().originalName(),
                file.details().description(),
                tenant.value(),
                file.subtenant().map(SubtenantId::value).orElse(null),
                Timestamps.text(file.trace().uploaded()),
                Timestamps.text(file.trace().modified()),
                file.assigned(),
                file.details().scope().text(),
                file.etag(),
                Map.of("self", hrefs.of("/files/" + file.id()), "download", hrefs.of("/files/" + file.id() + "/file")));
    }
}
