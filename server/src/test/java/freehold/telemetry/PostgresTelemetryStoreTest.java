package freehold.telemetry;

import freehold.assets.SeriesSchema.Variable;
import freehold.kernel.database.DatabaseRole;
import freehold.telemetry.store.PostgresTelemetryStore;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
class PostgresTelemetryStoreTest
        implements StoredSamplesContract, VisibleSamplesContract, RandomSamplesContract, RandomAggregatesContract {
    private final TestDatabase database;

    PostgresTelemetryStoreTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    public Stage stage(Variable... variables) {
        return new Stage(new PostgresTelemetryStore(), database.as(DatabaseRole.APP), variables);
    }
}
