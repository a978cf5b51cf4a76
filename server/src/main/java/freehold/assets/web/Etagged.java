package freehold.assets.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers that carry a version. */
final class Etagged {
    private Etagged() {}

    /** The thing, or nothing but the news that the client has it already. */
    static <T> ResponseEntity<T> read(T body, long etag, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && isKnown(ifNoneMatch, etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(quoted(etag))
                    .build();
        }
        return ResponseEntity.ok().eTag(quoted(etag)).body(body);
    }

    /** One etag or several, quoted or not; what passes them on may have marked them as weak. */
    private static boolean isKnown(String ifNoneMatch, long etag) {
        for (String known : ifNoneMatch.split(",", -1)) {
            String bare = known.strip().replaceFirst("^W/", "").replace("\"", "");
            if (bare.equals(Long.toString(etag)) || bare.equals("*")) {
                return true;
            }
        }
        return false;
    }

    static <T> ResponseEntity<T> written(T body, long etag, boolean created) {
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(quoted(etag))
                .body(body);
    }

    private static String quoted(long etag) {
        return "\"" + etag + "\"";
    }
}
