package freehold.telemetry.imports;

import freehold.access.Guard;
import freehold.telemetry.Sample;
import freehold.telemetry.imports.RowReader.Damaged;
import java.io.IOException;

/** A file of records, in whatever form. It can be gone through more than once, and is the same each time. */
interface Records {

    /** From the first to the last record; what can't be read is told to the visitor. */
    void each(Visitor visitor) throws IOException;

    /** Refuses, in a transaction of whoever imports, if the file is one they may no longer read. */
    void require(Guard guard);

    /** Nobody goes through it any more. */
    void discard() throws IOException;

    /** Who looks at each record. */
    interface Visitor {
        /**
         * One record.
         *
         * @param line the first of it, from 1
         */
        void record(long line, Reading reading);

        /** Something is wrong that is none of a record. */
        void damaged(long line, String reason);

        /** So many bytes more were read. */
        void read(long bytes);
    }

    /** A record that is there, and may be damaged. */
    interface Reading {
        Sample read() throws Damaged;
    }
}
