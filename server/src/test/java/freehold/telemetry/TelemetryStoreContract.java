package freehold.telemetry;

import freehold.assets.SeriesSchema.Variable;

/** What every store has to do. A store's test class says how to get one. */
interface TelemetryStoreContract {

    Stage stage(Variable... variables);

    default Stage machine() {
        return stage(Machine.variables());
    }

    default Stage machine(long seed) {
        return machine().live(seed);
    }
}
