package freehold.files.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.files.ContentId;
import freehold.files.ContentStore;
import freehold.files.model.UploadInParts;
import freehold.files.store.FileTable;
import freehold.files.store.PartTable;
import freehold.identity.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.util.Iterator;
import org.springframework.stereotype.Component;

/**
 * Makes one file of the parts. They are put together outside of any transaction; the one that makes it the file's takes
 * the upload away, if it is still the same with the same parts. So of two who complete at once one does, and whatever
 * is killed leaves the file or the upload.
 */
@Component
public class CompleteUpload {
    private final Access access;
    private final FileTable files;
    private final PartTable parts;
    private final ContentStore contents;
    private final PutFile put;

    CompleteUpload(Access access, FileTable files, PartTable parts, ContentStore contents, PutFile put) {
        this.access = access;
        this.files = files;
        this.parts = parts;
        this.contents = contents;
        this.put = put;
    }

    /**
     * @param body the last part, or nothing
     */
    public PutFile.Put complete(Caller caller, PutFile.Upload upload, InputStream body) throws IOException {
        UploadInParts planned = access.read(caller, guard -> present(guard, upload));
        PushbackInputStream last = new PushbackInputStream(body, 1);
        int first = last.read();
        if (first >= 0) {
            last.unread(first);
        }
        planned.requireWhole(first >= 0);
        PutFile.Upload as = new PutFile.Upload(upload.address(), planned.metadata(), upload.ifMatch());
        try (InputStream whole = new Together(planned, last);
                ContentStore.Draft draft = contents.receive(caller.tenant(), whole)) {
            UploadInParts.requireSize(draft.size());
            return put.keep(
                    caller, new PutFile.Kept(as, draft, planned.contents()), guard -> takeAway(guard, upload, planned));
        }
    }

    private UploadInParts present(Guard guard, PutFile.Upload upload) {
        Grant<Action.UploadFiles, AssetRef> grant = UploadParts.require(guard, upload.address());
        UploadInParts present =
                parts.find(grant, upload.address().path()).orElseThrow(() -> UploadParts.unknown(upload.address()));
        present.requireSame(grant.caller().principal().name(), upload.metadata());
        PutFile.replaced(files, grant, upload);
        return present;
    }

    private void takeAway(Guard guard, PutFile.Upload upload, UploadInParts planned) {
        Grant<Action.UploadFiles, AssetRef> grant = UploadParts.require(guard, upload.address());
        files.lock(grant);
        if (!present(guard, upload).equals(planned)) {
            throw UploadInParts.conflict("The upload was changed while it was being completed.");
        }
        parts.delete(grant, upload.address().path());
    }

    /** One part after the other, each opened when the one before it has ended. */
    private final class Together extends InputStream {
        private final Iterator<ContentId> parts;
        private final InputStream last;
        private InputStream at = InputStream.nullInputStream();

        Together(UploadInParts upload, InputStream last) {
            this.parts = upload.contents().iterator();
            this.last = last;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = at.read(bytes, offset, length);
            while (read < 0 && at != last) {
                at.close();
                at = parts.hasNext() ? open(parts.next()) : last;
                read = at.read(bytes, offset, length);
            }
            return read;
        }

        private InputStream open(ContentId part) {
            return contents.open(part)
                    .map(Channels::newInputStream)
                    .orElseThrow(() -> UploadInParts.conflict("The upload was changed while it was being completed."));
        }

        @Override
        public void close() throws IOException {
            at.close();
        }
    }
}
