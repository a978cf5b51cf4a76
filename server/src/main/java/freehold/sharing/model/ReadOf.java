package freehold.sharing.model;

import freehold.decision.AssetId;
import freehold.decision.ShareId;
import freehold.decision.TenantId;

/**
 * What receipts count by.
 *
 * @param reader name of the person or credential
 */
public record ReadOf(
        ShareId share,
        TenantId owner,
        TenantId receiver,
        String reader,
        AssetId asset,
        String aspect,
        String variable) {}
