package freehold.files.model;

import freehold.files.Limits;
import freehold.kernel.ProblemException;

/** Which files of an asset are wanted. */
public record ListWish(FileFilter filter, FileOrder order, int offset, int limit) {
    public ListWish {
        if (offset < 0) {
            throw ProblemException.invalid("offset", "must not be negative");
        }
        if (limit < 1 || limit > Limits.PAGE_SIZE) {
            throw ProblemException.invalid("limit", "must be from 1 to " + Limits.PAGE_SIZE);
        }
    }
}
