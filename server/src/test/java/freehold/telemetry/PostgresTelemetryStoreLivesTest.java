package freehold.telemetry;

import freehold.assets.SeriesSchema.Variable;
import freehold.kernel.database.DatabaseRole;
import freehold.telemetry.store.Packing;
import freehold.telemetry.store.PostgresTelemetryStore;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Random lives, each in the form that follows from its seed; in the long run of the tests, each in all. */
@ParameterizedClass
@MethodSource("forms")
@ExtendWith(FreshDatabase.class)
class PostgresTelemetryStoreLivesTest implements RandomSamplesContract, RandomAggregatesContract {
    static List<StageForm> forms() {
        return Boolean.getBoolean("freehold.long")
                ? List.of(StageForm.ROWS, StageForm.PACKED, StageForm.MIXED)
                : List.of(StageForm.BY_SEED);
    }

    private final StageForm form;
    private final TestDatabase database;

    PostgresTelemetryStoreLivesTest(StageForm form, TestDatabase database) {
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
