package freehold.sharing.model;

import freehold.sharing.model.ProfileContent.Aspect;
import freehold.sharing.model.ProfileContent.Details;
import freehold.sharing.model.ProfileContent.Telemetry;
import java.util.List;
import java.util.Optional;

/** The profiles every tenant has. Nobody can change them, and each has its name as its id. */
public final class SystemProfiles {
    private static final List<String> EVERY = List.of(ProfileContent.EVERY);

    /** Not the location: where a machine stands is told only where somebody chose to tell it. */
    private static final Details ALL_DETAILS = new Details(
            List.of("name", "description", "externalId", "timezone"),
            EVERY,
            List.of(Aspect.EVERYTHING),
            EVERY,
            EVERY,
            EVERY,
            EVERY,
            EVERY);

    private static final Telemetry ALL_TELEMETRY = new Telemetry(List.of(Aspect.EVERYTHING), true);

    public static final List<PinnedProfile> ALL = List.of(
            new PinnedProfile("everything", 1, new ProfileContent(ALL_DETAILS, ALL_TELEMETRY)),
            new PinnedProfile("telemetry-only", 1, new ProfileContent(Details.NONE, ALL_TELEMETRY)),
            new PinnedProfile("details-only", 1, new ProfileContent(ALL_DETAILS, Telemetry.NONE)));

    private SystemProfiles() {}

    public static Optional<PinnedProfile> byId(String id) {
        return ALL.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    public static List<ProfileVersion> versions() {
        return ALL.stream().map(ProfileVersion::ofSystem).toList();
    }
}
