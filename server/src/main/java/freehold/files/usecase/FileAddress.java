package freehold.files.usecase;

import freehold.files.model.FilePath;
import freehold.kernel.ProblemException;

/** Which file of which asset, as a request names it. */
public record FileAddress(String assetId, FilePath path) {
    ProblemException unknown() {
        return ProblemException.notFound("file", path.toString());
    }
}
