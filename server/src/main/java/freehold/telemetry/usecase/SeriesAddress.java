package freehold.telemetry.usecase;

import freehold.kernel.ProblemException;

/** What a client points at: an asset's id and the name of one of its aspects, as they were sent. */
public record SeriesAddress(String assetId, String aspect) {

    /** The same whether there is no such aspect, it is not a dynamic one, or nothing of it is visible. */
    ProblemException unknownAspect() {
        return ProblemException.notFound("aspect", aspect);
    }
}
