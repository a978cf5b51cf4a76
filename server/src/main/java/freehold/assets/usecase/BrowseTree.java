package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.VisibleAssets;
import freehold.assets.model.AssetField;
import freehold.assets.model.Condition;
import freehold.assets.model.Filter;
import freehold.assets.model.Listing;
import freehold.assets.model.Order;
import freehold.assets.model.Page;
import freehold.assets.model.PathStep;
import freehold.assets.model.SeenAsset;
import freehold.assets.store.AssetListTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.http.PageWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is above and below an asset in the caller's tree, for whoever draws it. */
@Component
public class BrowseTree {
    private final Access access;
    private final ListAssets lists;
    private final AssetListTable assets;
    private final Ancestry ancestry;

    BrowseTree(Access access, ListAssets lists, AssetListTable assets, Ancestry ancestry) {
        this.access = access;
        this.lists = lists;
        this.assets = assets;
        this.ancestry = ancestry;
    }

    /**
     * An asset below another.
     *
     * @param children how many the caller sees directly below it
     */
    public record Child(SeenAsset asset, long children) {}

    /** From the top of what the caller sees down to the asset itself. */
    public List<PathStep> path(Caller caller, Address address) {
        return access.read(caller, guard -> {
            Grant<Action.Notice, AssetRef> grant = guard.require(Action.NOTICE, address.id(), address.reach());
            Ancestry.Walk walk = ancestry.walk(guard, address.reach());
            List<PathStep> path = new ArrayList<>(walk.path(grant));
            path.add(walk.step(grant));
            return path;
        });
    }

    /** By name. Received assets stand below the folder they were placed in. */
    public Page<Child> children(Caller caller, Address address, PageWish window) {
        return access.read(caller, guard -> {
            AssetId parent = guard.require(Action.NOTICE, address.id(), address.reach())
                    .resource()
                    .id();
            VisibleAssets visible = guard.visible(address.reach());
            Page<SeenAsset> page = lists.page(
                    guard,
                    visible,
                    new Listing<>(
                            new Filter.Compare<>(AssetField.PARENT_ID, new Condition.Is(Optional.of(parent.value()))),
                            new Order<>(AssetField.NAME, false),
                            window));
            Set<AssetId> shown = page.rows().stream().map(SeenAsset::id).collect(Collectors.toSet());
            Map<AssetId, Long> own = assets.children(visible, shown);
            Map<AssetId, Long> mounted = guard.receivedBelow(visible, shown).values().stream()
                    .flatMap(children -> children.values().stream())
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            return page.map(
                    asset -> new Child(asset, own.getOrDefault(asset.id(), 0L) + mounted.getOrDefault(asset.id(), 0L)));
        });
    }
}
