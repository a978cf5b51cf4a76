package freehold.assets;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;

/** Where the contents of files lie that can be assigned to assets and types. Another module keeps them. */
public interface FileContents {

    /** What was received and is not kept yet. Closing it without keeping leaves nothing. */
    interface Draft extends AutoCloseable {
        String sha256();

        long size();

        /**
         * Holds what the tenant stores by now against its quota, and makes the content survive. To be called in the
         * transaction that has named it, as its last step; until that ends nobody else of the tenant stores anything.
         *
         * @param subtenant whose quota counts too
         */
        void keep(Grant<? extends Action, ?> grant, Optional<SubtenantId> subtenant);

        @Override
        void close();
    }

    Draft receive(TenantId tenant, InputStream body) throws IOException;

    /** Goes on to be readable when the content is removed meanwhile. */
    InputStream open(TenantId tenant, String sha256) throws IOException;

    /** Removes what nothing has any longer. To be called when the transaction that took its last use away has ended. */
    void left(Caller caller, Collection<String> sha256);
}
