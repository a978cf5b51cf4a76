package freehold.assets.web;

import freehold.assets.model.AssetType;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.AssignFiles;
import freehold.assets.usecase.FoundAsset;
import freehold.assets.usecase.FoundType;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Which files assets and types have. */
@RestController
@RequestMapping(Hrefs.ROOT)
@Tag(name = "Files of Asset Management")
class FileAssignmentRoutes {
    private static final String OF_ASSET = "/assets/{assetId}/fileAssignments/{key}";
    private static final String OF_TYPE = "/assettypes/{assetTypeId}/fileAssignments/{key}";
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";
    private static final String EXAMPLE_TYPE = "core.basicdevice";
    private static final String EXAMPLE_KEY = "manual";

    private final AssignFiles assign;
    private final Hrefs hrefs;

    FileAssignmentRoutes(AssignFiles assign, Hrefs hrefs) {
        this.assign = assign;
        this.hrefs = hrefs;
    }

    /** Which file. */
    record Body(@Schema(example = EXAMPLE_ID) @Nullable String fileId) {
        Optional<String> required() {
            if (fileId == null) {
                throw ProblemException.invalid("/fileId", "is missing");
            }
            return Optional.of(fileId);
        }
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT})
    @PutMapping(OF_ASSET)
    @DescribesChange
    @Operation(
            summary = "Assign a file to an asset",
            description = "The answer is the asset.",
            parameters = {
                @Parameter(name = "assetId", in = ParameterIn.PATH, required = true, example = EXAMPLE_ID),
                @Parameter(name = "key", in = ParameterIn.PATH, required = true, example = EXAMPLE_KEY)
            })
    ResponseEntity<AssetResource> assignToAsset(
            Caller caller,
            @PathVariable @Parameter(hidden = true) Map<String, String> path,
            @RequestBody Body body,
            WebRequest request) {
        AssignFiles.Place place = place(needed(path, "assetId"), needed(path, "key"), request);
        return asset(assign.ofAsset(caller, place, body.required()));
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT})
    @DeleteMapping(OF_ASSET)
    @DescribesChange
    @Operation(
            summary = "Take a file away from an asset",
            description = "The answer is the asset, which may have another file of the key from its type.")
    ResponseEntity<AssetResource> takeFromAsset(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @PathVariable @Parameter(example = EXAMPLE_KEY) String key,
            WebRequest request) {
        return asset(assign.ofAsset(caller, place(assetId, key, request), Optional.empty()));
    }

    @Requires(Right.EDIT_TYPES)
    @PutMapping(OF_TYPE)
    @DescribesChange
    @Operation(
            summary = "Assign a file to a type, for all assets of it",
            description = "The answer is the type.",
            parameters = {
                @Parameter(name = "assetTypeId", in = ParameterIn.PATH, required = true, example = EXAMPLE_TYPE),
                @Parameter(name = "key", in = ParameterIn.PATH, required = true, example = EXAMPLE_KEY)
            })
    ResponseEntity<AssetTypeResource> assignToType(
            Caller caller,
            @PathVariable @Parameter(hidden = true) Map<String, String> path,
            @RequestBody Body body,
            WebRequest request) {
        AssignFiles.Place place = place(needed(path, "assetTypeId"), needed(path, "key"), request);
        return type(assign.ofType(caller, place, body.required()));
    }

    @Requires(Right.EDIT_TYPES)
    @DeleteMapping(OF_TYPE)
    @DescribesChange
    @Operation(summary = "Take a file away from a type", description = "The answer is the type.")
    ResponseEntity<AssetTypeResource> takeFromType(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_TYPE) String assetTypeId,
            @PathVariable @Parameter(example = EXAMPLE_KEY) String key,
            WebRequest request) {
        return type(assign.ofType(caller, place(assetTypeId, key, request), Optional.empty()));
    }

    private static String needed(Map<String, String> path, String name) {
        return Objects.requireNonNull(path.get(name));
    }

    private static AssignFiles.Place place(String holder, String key, WebRequest request) {
        return new AssignFiles.Place(
                new Address(holder, RequestOptions.reach(request)), RequestOptions.etag(request), key);
    }

    private ResponseEntity<AssetResource> asset(FoundAsset found) {
        return Etagged.written(AssetResource.from(found, hrefs), found.asset().etag(), false);
    }

    private ResponseEntity<AssetTypeResource> type(FoundType<AssetType> found) {
        return Etagged.written(
                AssetTypeResource.from(found, false, hrefs), found.type().etag(), false);
    }
}
