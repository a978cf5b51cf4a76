package freehold.files.web;

import freehold.decision.Right;
import freehold.files.model.UploadInParts.Part;
import freehold.files.usecase.CompleteUpload;
import freehold.files.usecase.PutFile;
import freehold.files.usecase.UploadParts;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Uploads in parts, with the words of the file's own route, and the list of what has come. */
@RestController
class InParts {
    private final UploadParts uploads;
    private final CompleteUpload complete;

    InParts(UploadParts uploads, CompleteUpload complete) {
        this.uploads = uploads;
        this.complete = complete;
    }

    /**
     * What a request says of parts.
     *
     * @param upload start, complete or abort
     * @param part the number of a part
     */
    record Query(@Nullable String upload, @Nullable String part) {}

    /** A part of an upload under way, as the field lists it. */
    record PartBody(String objectKey, int partNo, long size, Instant created) {}

    @Requires(Right.UPLOAD_FILES)
    @GetMapping("/api/iotfile/v3/fileslist/{entityId}/{*path}")
    @Operation(summary = "List the parts of an upload under way")
    List<PartBody> list(
            Caller caller,
            @PathVariable @Parameter(example = FileRoutes.EXAMPLE_ID) String entityId,
            @PathVariable @Parameter(example = FileRoutes.EXAMPLE_PATH) String path) {
        var address = FileRoutes.address(entityId, path);
        String key = caller.tenant().value() + "/" + entityId + "/" + address.path();
        return uploads.list(caller, address).stream()
                .map(part -> body(key, part))
                .toList();
    }

    private static PartBody body(String key, Part part) {
        return new PartBody(
                key, part.number(), part.content().size(), part.received().truncatedTo(ChronoUnit.MILLIS));
    }

    boolean serves(Query query) {
        return query.upload() != null || query.part() != null;
    }

    ResponseEntity<Void> serve(Caller caller, PutFile.Upload upload, Query query, InputStream body) throws IOException {
        if (query.upload() == null) {
            boolean fresh = uploads.put(caller, upload, number(query.part()), body);
            return status(fresh ? HttpStatus.CREATED : HttpStatus.OK);
        }
        if (query.part() != null) {
            throw ProblemException.invalid("part", "goes without upload: a request is for a part, or for the upload");
        }
        switch (query.upload()) {
            case "start" -> {
                requireNothing(body);
                uploads.start(caller, upload);
                return status(HttpStatus.CREATED);
            }
            case "complete" -> {
                return answer(complete.complete(caller, upload, body));
            }
            case "abort" -> {
                requireNothing(body);
                uploads.abort(caller, upload.address());
                return status(HttpStatus.NO_CONTENT);
            }
            default -> throw ProblemException.invalid("upload", "must be start, complete or abort");
        }
    }

    /** Whoever sends a part to the wrong address must not believe that it was taken. */
    private static void requireNothing(InputStream body) throws IOException {
        if (body.read() >= 0) {
            throw ProblemException.invalid("upload", "start and abort come without a body");
        }
    }

    static int number(@Nullable String part) {
        try {
            return Integer.parseInt(part == null ? "" : part);
        } catch (NumberFormatException none) {
            throw ProblemException.invalid("part", "must be a whole number");
        }
    }

    static ResponseEntity<Void> answer(PutFile.Put done) {
        return ResponseEntity.status(done.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .header(HttpHeaders.ETAG, Long.toString(done.file().etag()))
                .build();
    }

    private static ResponseEntity<Void> status(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
