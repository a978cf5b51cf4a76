package freehold.assets.web;

import freehold.assets.model.Limits;
import freehold.assets.model.ModelFile;
import freehold.assets.model.ModelFileField;
import freehold.assets.usecase.KeepModelFiles;
import freehold.assets.usecase.ReadModelFiles;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.Problem.Protocol;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

/** Files of Asset Management: uploaded once, assigned to any assets and types of the tenant. */
@RestController
@RequestMapping(Hrefs.ROOT + "/files")
@Tag(name = "Files of Asset Management")
class ModelFileRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";
    private static final String FORM = MediaType.MULTIPART_FORM_DATA_VALUE;

    private final ReadModelFiles read;
    private final KeepModelFiles keep;
    private final Hrefs hrefs;

    ModelFileRoutes(ReadModelFiles read, KeepModelFiles keep, Hrefs hrefs) {
        this.read = read;
        this.keep = keep;
        this.hrefs = hrefs;
    }

    @Reads
    @GetMapping
    @Operation(summary = "List the files one can see")
    HalPage<ModelFileResource> list(Caller caller, @ParameterObject ListQuery query) {
        return HalPage.of(
                "files",
                read.list(caller, query.listing(ModelFileField.NAME, Arrays.stream(ModelFileField.values())))
                        .map(file -> ModelFileResource.from(file, caller.tenant(), hrefs)),
                hrefs);
    }

    @Reads
    @GetMapping("/{fileId}")
    @Operation(summary = "Read what is known of a file")
    ResponseEntity<ModelFileResource> read(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String fileId,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        ModelFile file = read.read(caller, fileId);
        return Etagged.read(ModelFileResource.from(file, caller.tenant(), hrefs), file.etag(), ifNoneMatch);
    }

    /** Whatever it is, a browser is told to guess nothing, run nothing and show nothing of it. */
    @Reads
    @GetMapping("/{fileId}/file")
    @Operation(summary = "Download a file")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<InputStreamResource> download(
            Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String fileId) throws IOException {
        ReadModelFiles.Opened opened = read.open(caller, fileId);
        ContentDisposition saved = ContentDisposition.attachment()
                .filename(opened.file().details().name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(opened.file().content().size())
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(opened.content()));
    }

    /** The parts of a form besides the file. */
    record Said(
            @Parameter(description = "How the file is called; as where it comes from if left out.") @Nullable
            String name,

            @Nullable String description,

            @Parameter(description = "PRIVATE or PUBLIC; PRIVATE if left out.") @Nullable
            String scope) {
        static Said in(WebRequest form) {
            return new Said(form.getParameter("name"), form.getParameter("description"), form.getParameter("scope"));
        }

        ModelFile.Details of(MultipartFile file) {
            String original = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return new ModelFile.Details(
                    name == null || name.isEmpty() ? original : name,
                    original,
                    description == null ? "" : description,
                    scope == null ? ModelFile.Scope.PRIVATE : scope(scope));
        }

        private static ModelFile.Scope scope(String text) {
            String word = text.toUpperCase(Locale.ROOT);
            return Arrays.stream(ModelFile.Scope.values())
                    .filter(scope -> scope.name().equals(word))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid("scope", "must be PRIVATE or PUBLIC"));
        }
    }

    @Requires(Right.UPLOAD_FILES)
    @PostMapping(consumes = FORM)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Upload a file of at most five mebibytes, to be assigned to assets and types")
    ResponseEntity<ModelFileResource> upload(Caller caller, @RequestPart("file") MultipartFile file, Said said)
            throws IOException {
        try (InputStream content = content(file)) {
            return written(caller, keep.add(caller, new KeepModelFiles.Upload(said.of(file), content)), true);
        }
    }

    @Requires(Right.UPLOAD_FILES)
    @PutMapping(path = "/{fileId}", consumes = FORM)
    @DescribesChange
    @Operation(
            summary = "Replace a file and what is said of it",
            description = "The form may have the parts name, description and scope, as when the file was uploaded.")
    ResponseEntity<ModelFileResource> replace(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String fileId,
            @RequestPart("file") MultipartFile file,
            WebRequest request)
            throws IOException {
        long etag = RequestOptions.etag(request);
        try (InputStream content = content(file)) {
            KeepModelFiles.Upload upload =
                    new KeepModelFiles.Upload(Said.in(request).of(file), content);
            return written(caller, keep.replace(caller, fileId, etag, upload), false);
        }
    }

    @Requires(Right.DELETE_FILES)
    @DeleteMapping("/{fileId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DescribesChange
    @Operation(summary = "Delete a file that is assigned to nothing")
    void delete(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String fileId, WebRequest request) {
        keep.delete(caller, fileId, RequestOptions.etag(request));
    }

    private static InputStream content(MultipartFile file) throws IOException {
        if (file.getSize() > Limits.FILE_BYTES) {
            throw new ProblemException(
                    new Protocol(413, "body-too-large", "A file may have " + Limits.FILE_BYTES + " bytes (file)."));
        }
        return file.getInputStream();
    }

    private ResponseEntity<ModelFileResource> written(Caller caller, ModelFile file, boolean created) {
        return Etagged.written(ModelFileResource.from(file, caller.tenant(), hrefs), file.etag(), created);
    }
}
