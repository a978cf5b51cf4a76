package freehold.sharing.model;

import freehold.assets.AssetPreview;
import java.util.List;

/**
 * What an offer would show its receiver, and what it would not.
 *
 * @param assets a part of those that would show
 * @param leftOut some of those below the asset that would not
 * @param leftOutCount how many there are
 */
public record PreviewSheet(
        Party receiver, ShareTerms terms, Listing<AssetPreview> assets, List<LeftOut> leftOut, long leftOutCount) {
    public PreviewSheet {
        leftOut = List.copyOf(leftOut);
    }

    /** Why an asset below the shared one is not covered. */
    public enum Why {
        EXCLUDED,
        OTHER_SUBTENANT
    }

    public record LeftOut(OfferedAsset asset, Why why) {}
}
