package freehold.demo;

import java.io.Serial;

/** The demo world can't be loaded; the message tells a person why. */
final class LoadFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    LoadFailed(String message) {
        super(message);
    }
}
