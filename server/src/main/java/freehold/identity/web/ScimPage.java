package freehold.identity.web;

import java.util.List;

/** A part of a list, as Identity Management shows it. */
record ScimPage<T>(List<T> resources, long totalResults, long itemsPerPage, long startIndex, List<String> schemas) {
    static final List<String> SCHEMAS = List.of("urn:scim:schemas:core:1.0");

    static <T> ScimPage<T> of(List<T> page, long total, long startIndex) {
        return new ScimPage<>(page, total, page.size(), startIndex, SCHEMAS);
    }
}
