package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.VisibleAssets;
import freehold.assets.model.Limits;
import freehold.assets.model.MergedPage;
import freehold.assets.model.Page;
import freehold.assets.model.PathStep;
import freehold.assets.model.SearchHit;
import freehold.assets.model.SeenAsset.Sharing;
import freehold.assets.store.AssetSearchTable;
import freehold.assets.store.AssetSearchTable.Hits;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import freehold.kernel.http.PageWish;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds assets by words in their name, external id or labels, among those the caller sees. */
@Component
public class SearchAssets {
    private final Access access;
    private final AssetSearchTable assets;
    private final LentAssets received;
    private final Ancestry ancestry;

    SearchAssets(Access access, AssetSearchTable assets, LentAssets received, Ancestry ancestry) {
        this.access = access;
        this.assets = assets;
        this.received = received;
        this.ancestry = ancestry;
    }

    /**
     * An asset that was found.
     *
     * @param path what is above it, from the top down
     */
    public record Found(SearchHit hit, Sharing sharing, List<PathStep> path) {}

    public Page<Found> search(Caller caller, String words, PageWish window, Reach reach) {
        String sought = Text.atMost(Limits.SEARCH, "q", words.strip());
        if (sought.isEmpty()) {
            throw ProblemException.invalid("q", "must not be empty");
        }
        return access.read(caller, guard -> {
            VisibleAssets visible = guard.visible(reach);
            List<SearchHit> lent = received.found(visible, sought);
            Page<SearchHit> page =
                    MergedPage.of(window, new Own(visible, sought, window, lent), lent, SearchHit.BY_NAME);
            return found(guard, visible, page, reach);
        });
    }

    private Page<Found> found(Guard guard, VisibleAssets visible, Page<SearchHit> page, Reach reach) {
        Ancestry.Walk walk = ancestry.walk(guard, reach);
        walk.prepare(visible.grant(), ids(page, visible.grant().owner()));
        visible.received()
                .forEach(lent ->
                        walk.prepare(lent.grant(), ids(page, lent.grant().owner())));
        return page.map(
                hit -> new Found(hit, sharing(guard, hit), walk.path(guard.require(Action.NOTICE, hit.id(), reach))));
    }

    private static List<AssetId> ids(Page<SearchHit> page, TenantId owner) {
        return page.rows().stream()
                .filter(hit -> hit.owner().equals(owner))
                .map(SearchHit::id)
                .toList();
    }

    private static Sharing sharing(Guard guard, SearchHit hit) {
        if (!hit.owner().equals(guard.caller().tenant())) {
            return Sharing.RECEIVER;
        }
        return guard.isLent(hit.id()) ? Sharing.SHARER : Sharing.NONE;
    }

    /** Where nothing received gets in between, the page and the total are one question. */
    private final class Own implements MergedPage.OwnRows<SearchHit> {
        private final VisibleAssets visible;
        private final String words;
        private final Optional<Hits> page;

        Own(VisibleAssets visible, String words, PageWish window, List<SearchHit> lent) {
            this.visible = visible;
            this.words = words;
            this.page = lent.isEmpty()
                    ? Optional.of(assets.slice(visible, words, window.offset(), window.size()))
                    : Optional.empty();
        }

        @Override
        public long count() {
            return page.orElseGet(() -> assets.slice(visible, words, 0, 0)).total();
        }

        @Override
        public List<SearchHit> slice(long offset, int limit) {
            return page.map(Hits::hits)
                    .orElseGet(() -> assets.slice(visible, words, offset, limit).hits());
        }
    }
}
