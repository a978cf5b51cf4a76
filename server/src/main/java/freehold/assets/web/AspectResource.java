package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.model.SeenAspect;
import freehold.kernel.http.Link;
import java.util.List;
import java.util.Map;

/** An aspect of an asset as clients read it. */
record AspectResource(
        String name,
        String aspectTypeId,
        String holderAssetId,
        String category,
        String description,
        List<SeenVariableBody> variables,
        @JsonProperty("_links") Map<String, Link> links) {

    static AspectResource from(SeenAspect aspect, Hrefs hrefs) {
        String asset = aspect.holder().value();
        return new AspectResource(
                aspect.name(),
                aspect.type().id().value(),
                asset,
                aspect.type().category().text(),
                aspect.type().description(),
                aspect.type().variables().stream()
                        .map(variable -> SeenVariableBody.from(aspect.seen(variable)))
                        .toList(),
                Map.of(
                        "self", hrefs.aspect(asset, aspect.name()),
                        "asset", hrefs.asset(asset),
                        "aspectType", hrefs.aspectType(aspect.type().id())));
    }
}
