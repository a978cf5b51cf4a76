package freehold.telemetry;

import freehold.assets.SeriesSchema.Variable;
import freehold.kernel.database.DatabaseRole;
import freehold.telemetry.store.Packing;
import freehold.telemetry.store.PostgresTelemetryStore;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same of records in rows, of records packed whenever something has changed, and of both side by side. */
@ParameterizedClass
@EnumSource(names = {"ROWS", "PACKED", "MIXED"})
@ExtendWith(FreshDatabase.class)
class PostgresTelemetryStoreTest implements StoredSamplesContract, VisibleSamplesContract {
    private final StageForm form;
    private final TestDatabase database;

    PostgresTelemetryStoreTest(StageForm form, TestDatabase database) {
        this.form = form;
        this.database = database;
    }

    @Override
    public Stage stage(Variable... variables) {
        return new Stage(
                        new PostgresTelemetryStore(new Packing.Size(1, 7, 10)),
                        database.as(DatabaseRole.APP),
                        variables)
                .packing(form);
    }
}
