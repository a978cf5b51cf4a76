package freehold.decision;

/** What kind of data a share lends. A channel that is off hides the definitions of its data too. */
public enum Channel {
    TELEMETRY,
    DETAILS
}
