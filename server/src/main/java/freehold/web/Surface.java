package freehold.web;

import java.util.stream.Stream;

/** A part of the API with one form of error body. Two forms never mix below one prefix. */
enum Surface {
    /** Freehold's own API, and all that is not named below: RFC 9457. */
    OWN,
    /** Asset Management, and Identity and Resource Access Management beside it: a list of errors with codes. */
    ASSET_MANAGEMENT,
    /** IoT Time Series, and IoT File beside it: an id and a message. */
    TIME_SERIES,
    /** Bulk import: status, error and message. */
    BULK,
    TENANT_MANAGEMENT,
    /** A list of errors, without anything around it. */
    EVENTS,
    OAUTH;

    static Surface of(String path) {
        if (path.startsWith("/api/assetmanagement/")
                || path.startsWith("/api/identitymanagement/")
                || path.startsWith("/api/resourceaccessmanagement/")) {
            return ASSET_MANAGEMENT;
        }
        if (Stream.of("/api/iottimeseries/", "/api/iottsaggregates/", "/api/iotfile/")
                .anyMatch(path::startsWith)) {
            return TIME_SERIES;
        }
        if (path.startsWith("/api/iottsbulk/")) {
            return BULK;
        }
        if (path.startsWith("/api/tenantmanagement/")) {
            return TENANT_MANAGEMENT;
        }
        if (path.startsWith("/api/eventmanagement/")) {
            return EVENTS;
        }
        return path.startsWith("/oauth/") ? OAUTH : OWN;
    }
}
