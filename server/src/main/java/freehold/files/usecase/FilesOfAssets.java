package freehold.files.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.AssetCompanion;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import freehold.files.ContentId;
import freehold.files.StorageQuota;
import freehold.files.store.FileTable;
import freehold.files.store.PartTable;
import freehold.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Files stay as long as their asset can be restored, and go with it when it is purged. */
@Component
class FilesOfAssets implements AssetCompanion {
    private final FileTable table;
    private final StorageQuota quota;
    private final RemoveUnused unused;
    private final PartTable parts;

    FilesOfAssets(FileTable table, StorageQuota quota, RemoveUnused unused, PartTable parts) {
        this.parts = parts;
        this.table = table;
        this.quota = quota;
        this.unused = unused;
    }

    @Override
    public Map<String, Long> held(Grant<Action.Read, AssetRef> top, Set<AssetId> assets) {
        return counted(table.count(top, assets));
    }

    @Override
    public void arriving(Grant<? extends Action.OnAsset, AssetRef> top, SubtenantId subtenant, Set<AssetId> assets) {
        quota.requireArrival(top, subtenant, table.bytes(top, assets));
    }

    @Override
    public Map<String, Long> purged(Guard guard, Grant<Action.Purge, AssetRef> top, Set<AssetId> assets) {
        table.lock(top);
        List<ContentId> ofFiles = table.purge(top, assets);
        List<ContentId> left = new ArrayList<>(ofFiles);
        left.addAll(parts.purge(top, assets));
        if (!left.isEmpty()) {
            removeAfterwards(guard.caller(), left);
        }
        return counted(ofFiles.size());
    }

    private static Map<String, Long> counted(long files) {
        return files == 0 ? Map.of() : Map.of("files", files);
    }

    /** In a thread, and so a transaction, of its own: the one at hand is over by then. What fails is left for the sweep. */
    private void removeAfterwards(Caller caller, List<ContentId> left) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual().name("contents of purged assets").start(() -> unused.after(caller, left));
            }
        });
    }
}
