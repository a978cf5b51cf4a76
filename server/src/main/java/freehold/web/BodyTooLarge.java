package freehold.web;

import java.io.IOException;

/** A body went on after its limit. Raised while it is read, so it passes through whoever reads. */
final class BodyTooLarge extends IOException {
    BodyTooLarge(long limit) {
        super("A body may have " + limit + " bytes.");
    }
}
