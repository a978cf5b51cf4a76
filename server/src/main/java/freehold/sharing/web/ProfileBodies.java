package freehold.sharing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import freehold.kernel.Problem.Fault;
import freehold.kernel.http.NoUnknownFields;
import freehold.sharing.Limits;
import freehold.sharing.model.ProfileContent;
import freehold.sharing.model.ProfileVersion;
import freehold.sharing.usecase.KeepProfiles;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes over the wire about profiles. The name {@code *} stands for every name, those added later included. */
final class ProfileBodies {
    /** Fields of an asset that can be hidden. All else that is not a variable always is shown, or never. */
    private static final Set<String> FIELDS = Set.of("name", "description", "externalId", "timezone", "location");

    private ProfileBodies() {}

    @NoUnknownFields
    @Schema(name = "NewProfile")
    record NewProfile(
            @Schema(example = "Service partners") @Nullable String name,
            @Nullable DetailsWish details,
            @Nullable TelemetryWish telemetry) {

        KeepProfiles.Draft read() {
            Reader reader = new Reader();
            String given = name == null ? "" : name.strip();
            if (given.isEmpty() || given.length() > Limits.PROFILE_NAME) {
                reader.fault("/name", "must have 1 to " + Limits.PROFILE_NAME + " characters");
            }
            ProfileContent.Details shown = details == null ? ProfileContent.Details.NONE : details.read(reader);
            ProfileContent.Telemetry samples =
                    telemetry == null ? ProfileContent.Telemetry.NONE : telemetry.read(reader);
            Requests.check(reader.faults);
            return new KeepProfiles.Draft(given, new ProfileContent(shown, samples));
        }
    }

    /** What the details channel shows; what is left out is not shown. */
    @NoUnknownFields
    @Schema(name = "ProfileDetails")
    record DetailsWish(
            @Schema(example = "[\"name\", \"description\"]") @Nullable
            List<String> fields,

            @Schema(description = "Variables of the asset itself", example = "[\"*\"]") @Nullable
            List<String> variables,

            @Schema(description = "Static aspects") @Nullable
            List<AspectWish> aspects,

            @Schema(example = "[]") @Nullable List<String> counters,
            @Schema(example = "[]") @Nullable List<String> groups,
            @Schema(example = "[]") @Nullable List<String> configuration,
            @Schema(example = "[]") @Nullable List<String> serviceFlags,
            @Schema(example = "[]") @Nullable List<String> workingHours) {
        ProfileContent.Details read(Reader reader) {
            return new ProfileContent.Details(
                    reader.fields("/details/fields", fields),
                    reader.names("/details/variables", variables),
                    reader.aspects("/details/aspects", aspects),
                    reader.names("/details/counters", counters),
                    reader.names("/details/groups", groups),
                    reader.names("/details/configuration", configuration),
                    reader.names("/details/serviceFlags", serviceFlags),
                    reader.names("/details/workingHours", workingHours));
        }
    }

    /** What the telemetry channel shows. */
    @NoUnknownFields
    @Schema(name = "ProfileTelemetry")
    record TelemetryWish(
            @Schema(description = "Dynamic aspects") @Nullable
            List<AspectWish> aspects,

            @Schema(defaultValue = "false") @Nullable Boolean events) {
        ProfileContent.Telemetry read(Reader reader) {
            return new ProfileContent.Telemetry(
                    reader.aspects("/telemetry/aspects", aspects), Boolean.TRUE.equals(events));
        }
    }

    @NoUnknownFields
    @Schema(name = "ProfileAspect")
    record AspectWish(
            @Schema(description = "Of the asset's aspect; * for all that are not named", example = "load") @Nullable
            String name,

            @Schema(example = "[\"*\"]") @Nullable List<String> variables) {}

    /** Reads lists of names, and collects what is wrong with them. */
    static final class Reader {
        private final List<Fault> faults = new ArrayList<>();

        private void fault(String pointer, String detail) {
            faults.add(new Fault(pointer, detail));
        }

        List<String> fields(String pointer, @Nullable List<String> names) {
            List<String> read = names(pointer, names);
            if (!FIELDS.containsAll(read)) {
                fault(pointer, "may name name, description, externalId, timezone and location");
            }
            return read;
        }

        List<String> names(String pointer, @Nullable List<String> names) {
            if (names == null) {
                return List.of();
            }
            Set<String> seen = new HashSet<>();
            for (@Nullable String name : names) {
                if (name == null || name.isBlank() || name.length() > Limits.PROFILE_NAME || !seen.add(name)) {
                    fault(pointer, "must hold names of 1 to " + Limits.PROFILE_NAME + " characters, each once");
                    return List.of();
                }
            }
            if (seen.size() > Limits.PROFILE_NAMES) {
                fault(pointer, "may hold " + Limits.PROFILE_NAMES + " names");
            }
            return seen.contains(ProfileContent.EVERY) ? List.of(ProfileContent.EVERY) : List.copyOf(names);
        }

        List<ProfileContent.Aspect> aspects(String pointer, @Nullable List<AspectWish> wishes) {
            List<ProfileContent.Aspect> aspects = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (@Nullable AspectWish wish : wishes == null ? List.<AspectWish>of() : wishes) {
                String name = wish == null ? null : wish.name();
                if (name == null || name.isBlank() || name.length() > Limits.PROFILE_NAME || !seen.add(name)) {
                    fault(pointer, "must name each aspect once, in 1 to " + Limits.PROFILE_NAME + " characters");
                    return List.of();
                }
                aspects.add(new ProfileContent.Aspect(name, names(pointer, wish.variables())));
            }
            if (aspects.size() > Limits.PROFILE_NAMES) {
                fault(pointer, "may name " + Limits.PROFILE_NAMES + " aspects");
            }
            return aspects;
        }
    }

    @Schema(name = "ProfileView")
    record ProfileView(
            String id,
            String name,
            int version,
            ProfileContent.Details details,
            ProfileContent.Telemetry telemetry,

            @Schema(description = "Whether it is every tenant's, and can't be changed")
            boolean system,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant madeAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String madeBy,

            long etag) {
        static ProfileView from(ProfileVersion version) {
            return new ProfileView(
                    version.profile().id(),
                    version.name(),
                    version.profile().version(),
                    version.profile().content().details(),
                    version.profile().content().telemetry(),
                    version.made().isEmpty(),
                    version.made().map(ProfileVersion.Made::at).orElse(null),
                    version.made().map(ProfileVersion.Made::by).orElse(null),
                    version.profile().version());
        }
    }
}
