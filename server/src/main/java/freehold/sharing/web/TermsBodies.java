package freehold.sharing.web;

import freehold.kernel.ProblemException;
import freehold.kernel.http.NoUnknownFields;
import freehold.sharing.Limits;
import freehold.sharing.usecase.ConfirmHeld;
import freehold.sharing.usecase.ExtendShare;
import freehold.sharing.usecase.NarrowShare;
import freehold.sharing.usecase.WidenShare;
import freehold.sharing.web.ShareBodies.ProfileWish;
import freehold.sharing.web.ShareBodies.Window;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a change of a share's terms is asked for. What is left out stays as it is. */
final class TermsBodies {
    private TermsBodies() {}

    @NoUnknownFields
    @Schema(name = "ShareNarrowing")
    record Narrower(
            @Schema(example = "[\"telemetry\"]") @Nullable List<String> channels,
            @Nullable ProfileWish profile,
            @Nullable Boolean descendants,

            @Schema(description = "All branches left out, those of before included") @Nullable
            List<String> excluded,

            @Nullable Boolean includeSubtenants,
            @Nullable Window access,
            @Nullable Window data) {
        NarrowShare.Wish read() {
            ShareWishes wishes = new ShareWishes();
            NarrowShare.Wish wish = new NarrowShare.Wish(
                    Optional.ofNullable(channels).map(wishes::channels),
                    Optional.ofNullable(profile).flatMap(wishes::profile),
                    Optional.ofNullable(descendants),
                    Optional.ofNullable(excluded)
                            .map(ids -> ShareWishes.branches(wishes.excluded(ids, !Boolean.FALSE.equals(descendants)))),
                    Optional.ofNullable(includeSubtenants),
                    Optional.ofNullable(access).map(window -> wishes.window("/access", window)),
                    Optional.ofNullable(data).map(window -> wishes.window("/data", window)));
            wishes.check();
            return wish;
        }
    }

    @NoUnknownFields
    @Schema(name = "ShareWidening")
    record Wider(
            @Nullable ProfileWish profile,
            @Nullable Window access,
            @Nullable Window data,

            @Schema(example = "As agreed on the phone") @Nullable
            String note) {
        WidenShare.Wish read() {
            ShareWishes wishes = new ShareWishes();
            WidenShare.Wish wish = new WidenShare.Wish(
                    Optional.ofNullable(profile).flatMap(wishes::profile),
                    Optional.ofNullable(access).map(window -> wishes.window("/access", window)),
                    Optional.ofNullable(data).map(window -> wishes.window("/data", window)),
                    Requests.optionalText("/note", note, Limits.REASON));
            wishes.check();
            return wish;
        }
    }

    @NoUnknownFields
    @Schema(name = "HeldConfirmation")
    record Confirmation(
            @Schema(
                    description = "Branches the ceiling holds back that shall be covered",
                    example = "[\"0f3a6c1d2b4e4f5a8c7d9e0b1a2c3d4e\"]")
            @Nullable
            List<String> assets,

            @Schema(description = "The ceiling from now on; without it, it stays", example = "200", minimum = "1")
            @Nullable
            Integer maxAssets) {
        ConfirmHeld.Wish read() {
            ShareWishes wishes = new ShareWishes();
            Optional<Integer> most = wishes.ceiling(maxAssets);
            wishes.check();
            List<String> ids = assets == null ? List.of() : assets;
            if (ids.isEmpty() && most.isEmpty()) {
                throw ProblemException.invalid("/assets", "must be given, or maxAssets");
            }
            if (ids.size() > Limits.HELD) {
                throw ProblemException.limit("held", "A share can hold back " + Limits.HELD + " branches.");
            }
            return new ConfirmHeld.Wish(ShareWishes.branches(ids), most);
        }
    }

    @NoUnknownFields
    @Schema(name = "ExtensionWish")
    record MoreTime(
            @Schema(example = "2030-01-01T00:00:00Z") @Nullable
            Instant until,

            @Schema(example = "The warranty lasts a year longer") @Nullable
            String note) {
        ExtendShare.Wish read() {
            if (until == null || until.isBefore(Limits.FIRST_TIME) || until.isAfter(Limits.LAST_TIME)) {
                throw ProblemException.invalid("/until", "must be given, and lie between the years 1970 and 9999");
            }
            return new ExtendShare.Wish(until, Requests.text("/note", note, Limits.NOTE));
        }
    }
}
