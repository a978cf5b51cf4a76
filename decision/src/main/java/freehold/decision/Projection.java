package freehold.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How much of an asset becomes visible. */
public sealed interface Projection {

    /** Whether the detail field ({@code name}, {@code location}, …) is visible. */
    boolean showsField(String field);

    /** What the asset is called by whoever sees it, if that is a name of their own. */
    default Optional<String> ownName(AssetId asset) {
        return Optional.empty();
    }

    /** The labels the asset has for whoever sees it, if they are their own. */
    default List<String> ownLabels(AssetId asset) {
        return List.of();
    }

    /** Whether the static variable of the asset's type is visible. */
    boolean showsVariable(String variable);

    /** Whether the variable of a static aspect is visible. */
    boolean showsStatic(String aspect, String variable);

    /** When samples of the variable of a dynamic aspect are visible: no window at all if none ever is. */
    List<TimeWindow> windowsOf(String aspect, String variable);

    /** When events of the asset are visible, by their time: no window at all if none ever is. */
    List<TimeWindow> windowsOfEvents();

    /** Whether the variable of a dynamic aspect is visible at all. */
    default boolean showsDynamic(String aspect, String variable) {
        return !windowsOf(aspect, variable).isEmpty();
    }

    /** One's own asset: everything. */
    record Whole() implements Projection {
        @Override
        public boolean showsField(String field) {
            return true;
        }

        @Override
        public boolean showsVariable(String variable) {
            return true;
        }

        @Override
        public boolean showsStatic(String aspect, String variable) {
            return true;
        }

        @Override
        public List<TimeWindow> windowsOf(String aspect, String variable) {
            return List.of(TimeWindow.ALWAYS);
        }

        @Override
        public List<TimeWindow> windowsOfEvents() {
            return List.of(TimeWindow.ALWAYS);
        }
    }

    /** That the asset is there, and its name: the top of a tree of which policies show only what is further down. */
    record Stub() implements Projection {
        @Override
        public boolean showsField(String field) {
            return field.equals("name");
        }

        @Override
        public boolean showsVariable(String variable) {
            return false;
        }

        @Override
        public boolean showsStatic(String aspect, String variable) {
            return false;
        }

        @Override
        public List<TimeWindow> windowsOf(String aspect, String variable) {
            return List.of();
        }

        @Override
        public List<TimeWindow> windowsOfEvents() {
            return List.of();
        }
    }

    /**
     * A received asset: what at least one of the shares shows by itself. The variables of one share are never
     * combined with the window or the channel of another.
     *
     * @param shares the live shares that cover the asset, outermost root first, then oldest first; never empty
     * @param passedTo the receiver's subtenants that see the asset, those to whom it was passed on itself before those
     *     who see it with what is above; for somebody in a subtenant no other than that
     */
    record Shared(List<ShareFact> shares, List<SubtenantId> passedTo) implements Projection {
        public Shared {
            shares = List.copyOf(shares);
            passedTo = List.copyOf(passedTo);
        }

        /** Of what is passed on to nobody. */
        public Shared(List<ShareFact> shares) {
            this(shares, List.of());
        }

        /** The same for somebody in a subtenant, if it is passed on to that. */
        Optional<Shared> in(SubtenantId subtenant) {
            return passedTo.contains(subtenant)
                    ? Optional.of(new Shared(shares, List.of(subtenant)))
                    : Optional.empty();
        }

        /** To which of the receiver's subtenants the asset belongs, as far as it belongs to one. */
        public Optional<SubtenantId> subtenant() {
            return passedTo.stream().findFirst();
        }

        @Override
        public boolean showsField(String field) {
            return details(share -> share.profile().fields().contains(field));
        }

        /** Of several shares the first with a name gives it. */
        @Override
        public Optional<String> ownName(AssetId asset) {
            for (ShareFact share : shares) {
                Overlay overlay = share.overlays().get(asset);
                if (overlay != null && overlay.name().isPresent()) {
                    return overlay.name();
                }
            }
            return Optional.empty();
        }

        @Override
        public List<String> ownLabels(AssetId asset) {
            for (ShareFact share : shares) {
                Overlay overlay = share.overlays().get(asset);
                if (overlay != null && !overlay.labels().isEmpty()) {
                    return overlay.labels();
                }
            }
            return List.of();
        }

        /**
         * The outermost root among the shares that show the field. Such a share shows the field all the way from its
         * root down to the asset, so what is inherited within is shown by one share alone.
         */
        public Optional<AssetId> outermostShowing(String field) {
            for (ShareFact share : shares) {
                if (shows(share, details -> details.profile().fields().contains(field))) {
                    return Optional.of(share.root());
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean showsVariable(String variable) {
            return details(share -> share.profile().variables().contains(variable));
        }

        @Override
        public boolean showsStatic(String aspect, String variable) {
            return details(
                    share -> share.profile().staticAspects().variablesOf(aspect).contains(variable));
        }

        @Override
        public List<TimeWindow> windowsOf(String aspect, String variable) {
            return windows(share ->
                    share.profile().dynamicAspects().variablesOf(aspect).contains(variable));
        }

        @Override
        public List<TimeWindow> windowsOfEvents() {
            return windows(share -> share.profile().events());
        }

        private List<TimeWindow> windows(Predicate<ShareFact> shows) {
            List<TimeWindow> windows = new ArrayList<>(shares.size());
            for (ShareFact share : shares) {
                if (share.channels().contains(Channel.TELEMETRY)
                        && !share.data().isEmpty()
                        && shows.test(share)) {
                    windows.add(share.data());
                }
            }
            return windows;
        }

        private boolean details(Predicate<ShareFact> shows) {
            for (ShareFact share : shares) {
                if (shows(share, shows)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean shows(ShareFact share, Predicate<ShareFact> details) {
            return share.channels().contains(Channel.DETAILS) && details.test(share);
        }
    }
}
