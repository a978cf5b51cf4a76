package freehold.telemetry;

import freehold.access.Guard;
import freehold.identity.Caller;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** Where files lie that can be imported. A port: time series know nothing of how files are kept. */
public interface FilesToImport {

    /**
     * A file of an asset, if the caller may read it.
     *
     * @param path as the client wrote it
     */
    Found find(Caller caller, String assetId, String path);

    /** What the file was when it was found, whatever becomes of it. */
    interface Found {
        long size();

        /** Refuses if the caller may no longer read it. */
        void require(Guard guard);

        /** Empty if it was removed or replaced meanwhile. */
        Optional<SeekableByteChannel> open();
    }
}
