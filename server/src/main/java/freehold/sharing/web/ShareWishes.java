package freehold.sharing.web;

import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.TimeWindow;
import freehold.kernel.Problem.Fault;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import freehold.sharing.Limits;
import freehold.sharing.model.ProfileChoice;
import freehold.sharing.model.Target;
import freehold.sharing.model.TermsWish;
import freehold.sharing.usecase.OfferShare;
import freehold.sharing.web.ShareBodies.NewShare;
import freehold.sharing.web.ShareBodies.TargetWish;
import freehold.sharing.web.ShareBodies.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is to be offered or accepted, and tells all that is wrong with it at once. */
final class ShareWishes {
    private final List<Fault> faults = new ArrayList<>();

    ShareWishes() {}

    /** Tells what is wrong, if anything is. */
    void check() {
        Requests.check(faults);
    }

    static OfferShare.Offer read(NewShare body) {
        ShareWishes wishes = new ShareWishes();
        String assetId = wishes.given("/assetId", body.assetId());
        String receiver = wishes.given("/receiver", body.receiver());
        Set<Channel> channels = wishes.channels(body.channels());
        Optional<ProfileChoice> profile = wishes.profile(body.profile());
        boolean descendants = !Boolean.FALSE.equals(body.descendants());
        List<String> excluded = wishes.excluded(body.excluded(), descendants);
        TimeWindow access = wishes.window("/access", body.access());
        TimeWindow samples = wishes.window("/data", body.data());
        Optional<Integer> maxAssets = wishes.ceiling(body.maxAssets());
        Requests.check(wishes.faults);
        TermsWish terms = new TermsWish(
                channels,
                profile.orElseThrow(),
                descendants,
                branches(excluded),
                Boolean.TRUE.equals(body.includeSubtenants()),
                access,
                samples,
                maxAssets);
        return new OfferShare.Offer(assetId, receiver, terms, Requests.text("/note", body.note(), Limits.NOTE));
    }

    /** The same where nothing is lent: what has a place in an offer only is refused. */
    static OfferShare.Offer readUnlent(NewShare body) {
        ShareWishes wishes = new ShareWishes();
        wishes.notYet("/target", body.target());
        Requests.check(wishes.faults);
        return read(body);
    }

    static Optional<Target> target(@Nullable TargetWish target) {
        if (target == null) {
            return Optional.empty();
        }
        ShareWishes wishes = new ShareWishes();
        if (target.mode() != null && !target.mode().equals("create")) {
            wishes.fault("/target/mode", "must be create; matching an asset of your own is not available");
        }
        wishes.notYet("/target/assetId", target.assetId());
        Requests.check(wishes.faults);
        Optional<String> name =
                Optional.ofNullable(target.name()).map(text -> Text.required(Limits.OWN_NAME, "/target/name", text));
        return Optional.of(new Target(Optional.ofNullable(target.parentId()), name));
    }

    private void fault(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
    }

    /** Part of the API's words, but not of what it can do: better refused than ignored. */
    private void notYet(String pointer, @Nullable Object value) {
        if (value != null) {
            fault(pointer, "is not available");
        }
    }

    private String given(String pointer, @Nullable String value) {
        if (value == null || value.isBlank()) {
            fault(pointer, "must be given");
            return "";
        }
        return value;
    }

    Set<Channel> channels(@Nullable List<String> names) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (@Nullable String name : names == null ? List.<String>of() : names) {
            for (Channel channel : Channel.values()) {
                if (Requests.lower(channel).equals(name)) {
                    channels.add(channel);
                }
            }
        }
        if (names == null || channels.isEmpty() || channels.size() != names.size()) {
            fault("/channels", "must be one or both of telemetry and details, each once");
        }
        return channels;
    }

    Optional<ProfileChoice> profile(ShareBodies.@Nullable ProfileWish choice) {
        if (choice == null || choice.id() == null || choice.id().isBlank()) {
            fault(
                    "/profile",
                    "must name a profile: it says what the receiver will see. The profile \"everything\" shows all but the location");
            return Optional.empty();
        }
        return Optional.of(new ProfileChoice(choice.id(), Optional.ofNullable(choice.version())));
    }

    List<String> excluded(@Nullable List<String> ids, boolean descendants) {
        if (ids == null || ids.isEmpty()) {
            return List.of();
        }
        if (!descendants) {
            fault("/excluded", "makes sense with descendants only");
        }
        if (ids.size() > Limits.EXCLUDED) {
            throw ProblemException.limit("excluded", "A share can leave out " + Limits.EXCLUDED + " branches.");
        }
        return ids;
    }

    Optional<Integer> ceiling(@Nullable Integer most) {
        if (most != null && (most < 1 || most > Limits.CEILING)) {
            fault("/maxAssets", "must lie between 1 and " + Limits.CEILING);
        }
        return Optional.ofNullable(most);
    }

    /** An id that can't be one names an asset nobody has. */
    static Set<AssetId> branches(List<String> ids) {
        Set<AssetId> branches = new HashSet<>();
        for (@Nullable String id : ids) {
            String text = id == null ? "" : id;
            branches.add(AssetId.parse(text).orElseThrow(() -> ProblemException.notFound("asset", text)));
        }
        return branches;
    }

    TimeWindow window(String pointer, @Nullable Window wish) {
        if (wish == null) {
            return TimeWindow.ALWAYS;
        }
        Optional<Instant> from = edge(pointer + "/from", wish.from());
        Optional<Instant> until = edge(pointer + "/until", wish.until());
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            fault(pointer, "must begin before it ends");
        }
        return new TimeWindow(from, until);
    }

    private Optional<Instant> edge(String pointer, @Nullable Instant edge) {
        if (edge != null && (edge.isBefore(Limits.FIRST_TIME) || edge.isAfter(Limits.LAST_TIME))) {
            fault(pointer, "must lie between the years 1970 and 9999");
            return Optional.empty();
        }
        return Optional.ofNullable(edge);
    }
}
