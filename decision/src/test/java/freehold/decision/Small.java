package freehold.decision;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Small worlds by hand: a maker's tree of numbered assets, and what of it a firm has received. */
final class Small {
    static final TenantId MAKER = new TenantId("maker");
    static final TenantId FIRM = new TenantId("firm");
    /** The firm's folder for received assets. */
    static final int FOLDER = 1_000_001;

    private static final int FIRMS_ROOT = 1_000_000;
    private static final Profile EVERYTHING = new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL);

    private Small() {}

    static AssetFact root(int number) {
        return new AssetFact(Facts.id(number), Optional.empty(), Optional.empty(), AssetFact.Kind.OTHER);
    }

    static AssetFact below(int parent, int number) {
        return new AssetFact(Facts.id(number), Optional.of(Facts.id(parent)), Optional.empty(), AssetFact.Kind.OTHER);
    }

    static TimeWindow window(long from, long until) {
        return new TimeWindow(Optional.of(Instant.ofEpochSecond(from)), Optional.of(Instant.ofEpochSecond(until)));
    }

    static World world(List<AssetFact> makers, Draft... shares) {
        List<ShareFact> facts = new ArrayList<>();
        for (Draft share : shares) {
            facts.add(share.between(MAKER, FIRM));
        }
        List<AssetFact> firms = List.of(
                root(FIRMS_ROOT),
                new AssetFact(
                        Facts.id(FOLDER),
                        Optional.of(Facts.id(FIRMS_ROOT)),
                        Optional.empty(),
                        AssetFact.Kind.SHARE_FOLDER));
        return World.of(List.of(TenantFacts.of(MAKER, 1, makers, facts), TenantFacts.of(FIRM, 1, firms, facts)));
    }

    /** What an administrator of the firm sees. */
    static View view(List<AssetFact> makers, Draft share, Instant now) {
        return world(makers, share).view(Worlds.administrator(FIRM), now);
    }

    /** A share of everything, always, in the firm's folder, unless said otherwise. */
    static Draft share(int root) {
        return new Draft(
                Facts.id(root),
                EnumSet.allOf(Channel.class),
                EVERYTHING,
                true,
                Set.of(),
                false,
                TimeWindow.ALWAYS,
                TimeWindow.ALWAYS,
                Facts.id(FOLDER),
                Instant.EPOCH);
    }

    /** A share as it is being written down. */
    record Draft(
            AssetId root,
            Set<Channel> channels,
            Profile profile,
            boolean descendants,
            Set<AssetId> excluded,
            boolean subtenants,
            TimeWindow access,
            TimeWindow samples,
            AssetId mount,
            Instant accepted) {

        ShareFact between(TenantId owner, TenantId receiver) {
            return new ShareFact(
                    new ShareId(UUID.nameUUIDFromBytes((root + " " + accepted).getBytes(StandardCharsets.UTF_8))),
                    owner,
                    receiver,
                    root,
                    channels,
                    profile,
                    descendants,
                    excluded,
                    subtenants,
                    access,
                    samples,
                    mount,
                    accepted);
        }

        Draft on(Channel channel) {
            return new Draft(
                    root,
                    Set.of(channel),
                    profile,
                    descendants,
                    excluded,
                    subtenants,
                    access,
                    samples,
                    mount,
                    accepted);
        }

        Draft showing(Profile shown) {
            return new Draft(
                    root, channels, shown, descendants, excluded, subtenants, access, samples, mount, accepted);
        }

        Draft alone() {
            return new Draft(root, channels, profile, false, excluded, subtenants, access, samples, mount, accepted);
        }

        Draft leavingOut(int number) {
            return leavingOut(Facts.id(number));
        }

        /** Besides what is left out already. */
        Draft leavingOut(AssetId more) {
            Set<AssetId> out = new HashSet<>(excluded);
            out.add(more);
            return new Draft(root, channels, profile, descendants, out, subtenants, access, samples, mount, accepted);
        }

        Draft withSubtenants() {
            return new Draft(root, channels, profile, descendants, excluded, true, access, samples, mount, accepted);
        }

        Draft whileIn(long from, long until) {
            return whileIn(window(from, until));
        }

        Draft whileIn(TimeWindow when) {
            return new Draft(
                    root, channels, profile, descendants, excluded, subtenants, when, samples, mount, accepted);
        }

        Draft ofSamples(long from, long until) {
            TimeWindow which = window(from, until);
            return new Draft(
                    root, channels, profile, descendants, excluded, subtenants, access, which, mount, accepted);
        }

        Draft mountedIn(int number) {
            return mountedIn(Facts.id(number));
        }

        Draft mountedIn(AssetId folder) {
            return new Draft(
                    root, channels, profile, descendants, excluded, subtenants, access, samples, folder, accepted);
        }

        Draft since(long second) {
            Instant then = Instant.ofEpochSecond(second);
            return new Draft(root, channels, profile, descendants, excluded, subtenants, access, samples, mount, then);
        }
    }
}
