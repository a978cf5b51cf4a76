package freehold.telemetry.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a visitor how much of a file is read. */
final class Counted extends FilterInputStream {
    private final Records.Visitor visitor;

    Counted(InputStream file, Records.Visitor visitor) {
        super(new BufferedInputStream(file));
        this.visitor = visitor;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        visitor.read(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        visitor.read(Math.max(0, read));
        return read;
    }
}
