package freehold.assets.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** A row of the list of assets. */
@Schema(oneOf = {AssetResource.class, BasicAssetResource.class})
sealed interface ListedAsset permits AssetResource, BasicAssetResource {}
