package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.model.FileAssignment;
import freehold.kernel.http.Link;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file that an asset or a type has been assigned. */
record FileAssignmentResource(
        String key, String fileId, @JsonProperty("_links") Map<String, Link> links) {

    /**
     * One with a link to the type that brings it, if it is inherited.
     *
     * @param holder the id of the asset or type that is shown
     */
    static FileAssignmentResource from(FileAssignment assignment, String holder, Hrefs hrefs) {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("download", hrefs.of("/files/" + assignment.fileId() + "/file"));
        links.put("metadata", hrefs.of("/files/" + assignment.fileId()));
        assignment
                .origin()
                .filter(type -> !type.value().equals(holder))
                .ifPresent(type -> links.put("origin", hrefs.assetType(type)));
        return new FileAssignmentResource(assignment.key(), assignment.fileId(), links);
    }
}
