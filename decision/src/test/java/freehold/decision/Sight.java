package freehold.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What someone gets to see of a world: every answer, each under its question. */
record Sight(Map<String, Object> answers) {
    static final List<Action.OnAsset> LOOKS =
            List.of(Action.NOTICE, Action.READ, Action.READ_EVENTS, Action.READ_SERIES);

    /** Every single answer the subject can get about the assets, and its list. */
    static Sight of(World world, Subject subject, Facts facts, Collection<AssetId> asked) {
        View view = world.view(subject, facts.now());
        Map<String, Object> answers = new HashMap<>();
        for (AssetId id : asked) {
            for (Action.OnAsset action : Worlds.ON_ASSETS) {
                answers.put(action + " " + id, view.decide(action, id));
            }
            answers.put("lent " + id, view.isLent(id));
        }
        Worlds.ON_TENANTS.forEach(action -> answers.put(action.toString(), view.decide(action)));
        LOOKS.forEach(look -> answers.put("list for " + look, view.visible(look)));
        return new Sight(answers);
    }

    /** What the list of visible assets holds, an asset once for each time it is in it. */
    static List<AssetId> listed(World world, Subject subject, Facts facts) {
        return listed(world.view(subject, facts.now()), Action.NOTICE, facts);
    }

    static List<AssetId> listed(View view, Action.OnAsset look, Facts facts) {
        Subject subject = view.subject();
        Visible visible = view.visible(look);
        List<AssetId> listed = new ArrayList<>(visible.folders());
        listed.addAll(visible.stubs());
        visible.received().values().forEach(covered -> listed.addAll(covered.keySet()));
        for (Facts.Held asset : facts.assets()) {
            boolean own = asset.tenant().equals(subject.tenant())
                    && asset.fact().kind() != AssetFact.Kind.SHARE_FOLDER
                    && (!asset.fact().deleted() || isOpen(visible.bin(), asset.fact()))
                    && switch (visible.own()) {
                        case Visible.Everything everything -> true;
                        case Visible.OfSubtenant only ->
                            asset.fact()
                                    .subtenant()
                                    .filter(only.subtenant()::equals)
                                    .isPresent();
                        case Visible.Chosen chosen ->
                            (asset.fact().deleted() ? chosen.inBin() : chosen.inTree()).contains(asset.id());
                        case Visible.Nothing nothing -> false;
                    };
            if (own) {
                listed.add(asset.id());
            }
        }
        return listed;
    }

    static boolean isOpen(Visible.Bin bin, AssetFact asset) {
        return asset.basicHierarchy() ? bin.basicHierarchy() : bin.others();
    }

    /** What each single check says may be known of, in the order asked. */
    static List<AssetId> readable(World world, Subject subject, Facts facts) {
        return allowed(world.view(subject, facts.now()), Action.NOTICE, facts);
    }

    /** What each single check allows the look at, in the order asked. */
    static List<AssetId> allowed(View view, Action.OnAsset look, Facts facts) {
        return facts.everyId().stream()
                .filter(id -> view.decide(look, id) instanceof Decision.Allowed)
                .toList();
    }
}
