package freehold.files.web;

import freehold.decision.Right;
import freehold.files.Limits;
import freehold.files.model.FileFilter;
import freehold.files.model.FileOrder;
import freehold.files.model.FilePath;
import freehold.files.model.ListWish;
import freehold.files.usecase.DeleteFile;
import freehold.files.usecase.FileAddress;
import freehold.files.usecase.PutFile;
import freehold.files.usecase.ReadFiles;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

@RestController
@RequestMapping(FileRoutes.PATH)
@Tag(name = "Files")
class FileRoutes {
    static final String PATH = "/api/iotfile/v3/files";
    static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";
    static final String EXAMPLE_PATH = "unit/test/f.txt";
    private static final String BINARY = MediaType.APPLICATION_OCTET_STREAM_VALUE;

    private final PutFile put;
    private final ReadFiles read;
    private final DeleteFile delete;
    private final InParts parts;

    FileRoutes(PutFile put, ReadFiles read, DeleteFile delete, InParts parts) {
        this.parts = parts;
        this.put = put;
        this.read = read;
        this.delete = delete;
    }

    /** Of a list. */
    record Query(
            @Nullable Integer offset,
            @Nullable Integer limit,
            @Nullable Boolean count,
            @Nullable String order,
            @Nullable String filter) {
        ListWish wish() {
            return new ListWish(
                    filter == null ? FileFilter.NONE : FileFilter.parse(filter),
                    order == null ? FileOrder.BY_PATH : FileOrder.parse(order),
                    offset == null ? 0 : offset,
                    limit == null ? Limits.PAGE_SIZE : limit);
        }
    }

    @Reads
    @GetMapping("/{entityId}")
    @Operation(
            summary = "List an asset's files",
            description =
                    "A filter is such as: name eq f.txt and path eq unit/test/ (a star stands for any characters)."
                            + " An order is such as: updated desc. With count=true the header X-Total-Count tells how many"
                            + " there are on all pages.")
    ResponseEntity<List<FileBody>> list(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String entityId,
            @ParameterObject Query query) {
        boolean count = Boolean.TRUE.equals(query.count());
        ReadFiles.Listed listed = read.list(caller, entityId, query.wish(), count);
        HttpHeaders headers = new HttpHeaders();
        listed.total().ifPresent(total -> headers.set("X-Total-Count", Long.toString(total)));
        return ResponseEntity.ok()
                .headers(headers)
                .body(listed.files().stream().map(FileBody::from).toList());
    }

    @Reads
    @GetMapping("/{entityId}/{*path}")
    @Operation(summary = "Download a file, or a range of it")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = BINARY, schema = @Schema(type = "string", format = "binary")))
    void download(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String entityId,
            @PathVariable @Parameter(example = EXAMPLE_PATH) String path,
            @Parameter(hidden = true) ServletWebRequest web)
            throws IOException {
        HttpServletRequest request = web.getRequest();
        HttpServletResponse response = Objects.requireNonNull(web.getResponse());
        try (ReadFiles.Opened opened = read.open(caller, address(entityId, path))) {
            Download.Wish wish = new Download.Wish(
                    !request.getMethod().equals("HEAD"),
                    request.getHeader(HttpHeaders.RANGE),
                    request.getHeader(HttpHeaders.IF_RANGE));
            Download.send(opened, wish, response);
        }
    }

    @Requires(Right.UPLOAD_FILES)
    @PutMapping("/{entityId}/{*path}")
    @Operation(
            summary = "Upload a file, or replace one with If-Match; whole, or in parts",
            description = "The headers description, type and timestamp say something of the file. The header ETag of"
                    + " the answer is its version. In parts: upload=start without a body, then part=1 and so on in any"
                    + " order, of 5 MiB or more but for the last, then upload=complete, which may bring the last part,"
                    + " or upload=abort. A part sent again replaces the one of its number; an upload nobody goes on"
                    + " with for two days vanishes.",
            parameters = {
                @Parameter(
                        name = "upload",
                        in = ParameterIn.QUERY,
                        description = "start, complete or abort",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "part",
                        in = ParameterIn.QUERY,
                        description = "its number, from 1",
                        schema = @Schema(type = "string"))
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = BINARY,
                            schema = @Schema(type = "string", format = "binary"),
                            examples = @ExampleObject("{\"any\": \"content\"}")))
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "New")
    ResponseEntity<Void> upload(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String entityId,
            @PathVariable @Parameter(example = EXAMPLE_PATH) String path,
            HttpServletRequest request)
            throws IOException {
        InParts.Query inParts = new InParts.Query(request.getParameter("upload"), request.getParameter("part"));
        FileAddress address = address(entityId, path);
        refuseForms(request);
        Optional<String> ifMatch = Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH));
        PutFile.Upload upload = new PutFile.Upload(address, UploadHeaders.read(request), ifMatch);
        return parts.serves(inParts)
                ? parts.serve(caller, upload, inParts, request.getInputStream())
                : InParts.answer(put.put(caller, upload, request.getInputStream()));
    }

    @Requires(Right.DELETE_FILES)
    @DeleteMapping("/{entityId}/{*path}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a file")
    void delete(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String entityId,
            @PathVariable @Parameter(example = EXAMPLE_PATH) String path,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        delete.delete(caller, address(entityId, path), Optional.ofNullable(ifMatch));
    }

    /** Of a form the body has been read already, and is no file. */
    private static void refuseForms(HttpServletRequest request) {
        if (FileBodies.isForm(request.getContentType())) {
            throw new ProblemException(new Problem.Protocol(
                    415, "media-type", "A file is sent as application/octet-stream, not as a form."));
        }
    }

    static FileAddress address(String entityId, String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        FilePath.fault(relative).ifPresent(fault -> {
            throw ProblemException.invalid("path", fault);
        });
        return new FileAddress(entityId, FilePath.of(relative));
    }
}
