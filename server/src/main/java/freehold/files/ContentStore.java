package freehold.files;

import freehold.decision.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.Set;

/**
 * Where contents of files lie. A port: beside the folder of this server there will be stores that several servers
 * share.
 *
 * <p>Keeping, looking for users and removing a content have to be kept apart by the caller, with a lock per tenant.
 */
public interface ContentStore {

    /** What was received and is not kept yet. Closing it without keeping leaves nothing. */
    interface Draft extends AutoCloseable {
        ContentId id();

        long size();

        /** Makes it a content that survives a power cut. */
        void keep();

        @Override
        void close();
    }

    /** Reads the body to its end, and never holds more than a piece of it in memory. */
    Draft receive(TenantId tenant, InputStream body) throws IOException;

    /** Empty if there is no such content. Goes on to be readable when the content is removed meanwhile. */
    Optional<SeekableByteChannel> open(ContentId id);

    void remove(ContentId id);

    Set<ContentId> all(TenantId tenant);
}
