package freehold.acceptance.load;

/** One writer. What it knows is kept here, outside of the process that gets killed. */
public interface Load {
    /**
     * One write. An answer of 2xx is remembered as acknowledged; a lost connection leaves the write open, either way is
     * right then, but only as a whole.
     */
    void write();

    /** Compares what the server holds with what was acknowledged, and settles the write that was open. */
    void verify();

    int acknowledged();
}
