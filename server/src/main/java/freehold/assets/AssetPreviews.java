package freehold.assets;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.usecase.PreviewAsset;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.Projection;
import org.springframework.stereotype.Component;

/** Own assets as another tenant sees them or would. */
@Component
public final class AssetPreviews {
    private final PreviewAsset preview;

    AssetPreviews(PreviewAsset preview) {
        this.preview = preview;
    }

    public AssetPreview of(Guard guard, Grant<Action.Read, AssetRef> own, Projection.Shared as) {
        return preview.of(guard, own, as);
    }
}
