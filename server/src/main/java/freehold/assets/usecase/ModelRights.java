package freehold.assets.usecase;

import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.Right;

/** The right to create types is named after where the caller stands. */
final class ModelRights {
    private ModelRights() {}

    static Action.EditModel createAspects(Guard guard) {
        return new Action.EditModel(
                guard.caller().subtenant().isPresent()
                        ? Right.CREATE_ASPECTS_IN_SUBTENANT
                        : Right.CREATE_ASPECTS_IN_TENANT);
    }

    static Action.EditModel createTypes(Guard guard) {
        return new Action.EditModel(
                guard.caller().subtenant().isPresent()
                        ? Right.CREATE_TYPES_IN_SUBTENANT
                        : Right.CREATE_TYPES_IN_TENANT);
    }
}
