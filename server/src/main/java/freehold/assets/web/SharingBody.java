package freehold.assets.web;

import freehold.assets.model.SeenAsset;
import java.util.List;

/** Whether a thing is lent ({@code SHARER}), received ({@code RECEIVER}) or neither. */
record SharingBody(List<String> modes) {

    static SharingBody of(SeenAsset.Sharing sharing) {
        return new SharingBody(
                switch (sharing) {
                    case NONE -> List.of();
                    case SHARER, RECEIVER -> List.of(sharing.name());
                });
    }
}
