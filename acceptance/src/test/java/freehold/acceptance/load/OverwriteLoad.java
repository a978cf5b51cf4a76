package freehold.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Series;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Overwrites the same samples again and again. All of them always belong to the same version. */
public final class OverwriteLoad implements Load {
    private static final Instant FIRST = Instant.parse("2020-02-29T23:59:00Z");
    private static final int ROWS = 150;

    private final Machine machine;
    private long sent;
    private long acknowledgedVersion;
    private int acknowledged;

    public OverwriteLoad(Machine machine) {
        this.machine = machine;
    }

    @Override
    public void write() {
        long version = ++sent;
        List<Map<String, Object>> rows = LongStream.range(0, ROWS)
                .mapToObj(row -> machine.sample(FIRST.plusSeconds(row).toString(), row + version / 1024.0, version))
                .toList();
        if (Outcome.of(machine.owner().api().put(machine.series(), rows)) == Outcome.ACKNOWLEDGED) {
            acknowledgedVersion = version;
            acknowledged++;
        }
    }

    @Override
    public void verify() {
        Series series = Series.readAll(machine.owner().api(), machine.series(), ROWS + 1);
        Set<Long> versions = series.records().stream()
                .map(row -> row.required(machine.kind().counter()).asLong())
                .collect(Collectors.toSet());
        if (series.records().isEmpty()) {
            assertThat(acknowledgedVersion).isZero();
            return;
        }
        assertThat(versions).as("versions in %s", machine.series()).hasSize(1);
        long version = versions.iterator().next();
        assertThat(version).isBetween(acknowledgedVersion, sent);
        assertThat(series.records()).hasSize(ROWS);
        for (int row = 0; row < ROWS; row++) {
            assertThat(series.records()
                            .get(row)
                            .required(machine.kind().number())
                            .asDouble())
                    .isEqualTo(row + version / 1024.0);
        }
        acknowledgedVersion = version;
        sent = version;
    }

    @Override
    public int acknowledged() {
        return acknowledged;
    }
}
