package freehold.sharing.web;

import freehold.access.RepeatKey;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Page;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import freehold.sharing.usecase.KeepProfiles;
import freehold.sharing.usecase.ReadProfiles;
import freehold.sharing.web.ProfileBodies.NewProfile;
import freehold.sharing.web.ProfileBodies.ProfileView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an offer can be limited to. Who uses a profile is told by the list of shares, asked for by its id. */
@RestController
@RequestMapping(ProfileRoutes.PATH)
@Tag(name = "Profiles")
class ProfileRoutes {
    static final String PATH = "/api/sharing/v1/profiles";
    private static final String EXAMPLE = "everything";
    private static final String OWN = "0b6f3a52-9c1e-4d27-b8f4-3e5a7c9d1f60";

    private final ReadProfiles read;
    private final KeepProfiles keep;

    ProfileRoutes(ReadProfiles read, KeepProfiles keep) {
        this.read = read;
        this.keep = keep;
    }

    @Operation(summary = "The profiles an offer can name")
    @GetMapping
    @Reads
    Page<ProfileView> list(Caller caller, @ParameterObject Queries.Part part) {
        return part.wish().cut(read.all(caller).stream().map(ProfileView::from).toList());
    }

    @Operation(summary = "One profile")
    @GetMapping("/{id}")
    @Reads
    ProfileView one(Caller caller, @Parameter(example = EXAMPLE) @PathVariable String id) {
        return ProfileView.from(read.one(caller, id));
    }

    @Operation(summary = "All versions of a profile, newest first")
    @GetMapping("/{id}/versions")
    @Reads
    Page<ProfileView> versions(
            Caller caller, @Parameter(example = EXAMPLE) @PathVariable String id, @ParameterObject Queries.Part part) {
        return part.wish()
                .cut(read.versions(caller, id).stream().map(ProfileView::from).toList());
    }

    @Operation(summary = "Make a profile of one's own")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Right.SHARE_ASSETS)
    ProfileView create(
            Caller caller,
            @RequestHeader(name = RepeatKey.HEADER, required = false) @Nullable String key,
            @RequestBody NewProfile body) {
        return ProfileView.from(keep.create(caller, body.read(), RepeatKey.of(key, PATH, body)));
    }

    @Operation(
            summary = "Make a new version of a profile",
            description = "What it leaves out is taken at once from all shares and offers limited by the profile. What"
                    + " it adds they show only after a widening their receiver has accepted.")
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Right.SHARE_ASSETS)
    ProfileView put(
            Caller caller,
            @Parameter(example = OWN) @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewProfile body) {
        return ProfileView.from(keep.put(caller, id, IfMatch.require(ifMatch), body.read()));
    }

    @Operation(summary = "Delete a profile that limits no share or offer any more")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Right.SHARE_ASSETS)
    void delete(
            Caller caller,
            @Parameter(example = OWN) @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        keep.delete(caller, id, IfMatch.require(ifMatch));
    }
}
