package freehold.assets.web;

import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an asset shall hang. */
record MoveBody(
        @Schema(example = "0123456789abcdef0123456789abcdef") @Nullable
        String newParentId) {

    String required() {
        if (newParentId == null) {
            throw ProblemException.invalid("/newParentId", "is missing");
        }
        return newParentId;
    }
}
