package freehold.files.usecase;

import freehold.access.Grant;
import freehold.assets.FileContents;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.files.ContentId;
import freehold.files.ContentStore;
import freehold.files.StorageQuota;
import freehold.identity.Caller;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Contents of files that are assigned to assets and types lie beside those of assets' own files. */
@Component
class ContentsToAssign implements FileContents {
    private final ContentStore contents;
    private final StorageQuota quota;
    private final RemoveUnused unused;

    ContentsToAssign(ContentStore contents, StorageQuota quota, RemoveUnused unused) {
        this.contents = contents;
        this.quota = quota;
        this.unused = unused;
    }

    @Override
    public Draft receive(TenantId tenant, InputStream body) throws IOException {
        return new Received(contents.receive(tenant, body), quota);
    }

    private record Received(ContentStore.Draft draft, StorageQuota quota) implements Draft {
        @Override
        public String sha256() {
            return draft.id().sha256();
        }

        @Override
        public long size() {
            return draft.size();
        }

        /** The file counts already. */
        @Override
        public void keep(Grant<? extends Action, ?> grant, Optional<SubtenantId> subtenant) {
            quota.require(grant, draft.size(), draft.size());
            subtenant.ifPresent(whose -> quota.requireArrival(grant, whose, 0));
            draft.keep();
        }

        @Override
        public void close() {
            draft.close();
        }
    }

    @Override
    public InputStream open(TenantId tenant, String sha256) throws IOException {
        return contents.open(new ContentId(tenant, sha256))
                .map(Channels::newInputStream)
                .orElseThrow(() -> new FileNotFoundException(sha256));
    }

    @Override
    public void left(Caller caller, Collection<String> sha256) {
        unused.after(
                caller,
                sha256.stream()
                        .map(hash -> new ContentId(caller.tenant(), hash))
                        .toList());
    }
}
