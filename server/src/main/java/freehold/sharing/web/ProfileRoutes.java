package freehold.sharing.web;

import freehold.identity.Caller;
import freehold.kernel.http.Page;
import freehold.kernel.http.Reads;
import freehold.sharing.model.PinnedProfile;
import freehold.sharing.model.ProfileContent;
import freehold.sharing.usecase.ReadProfiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an offer can be limited to. */
@RestController
@RequestMapping("/api/sharing/v1/profiles")
@Tag(name = "Profiles")
class ProfileRoutes {
    private final ReadProfiles read;

    ProfileRoutes(ReadProfiles read) {
        this.read = read;
    }

    /** The name {@code *} stands for every name, those added later included. */
    record ProfileView(
            String id,
            String name,
            int version,
            ProfileContent.Details details,
            ProfileContent.Telemetry telemetry,
            long etag) {
        static ProfileView from(PinnedProfile profile) {
            return new ProfileView(
                    profile.id(),
                    profile.id(),
                    profile.version(),
                    profile.content().details(),
                    profile.content().telemetry(),
                    profile.version());
        }
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
    ProfileView one(Caller caller, @Parameter(example = "everything") @PathVariable String id) {
        return ProfileView.from(read.one(caller, id));
    }
}
