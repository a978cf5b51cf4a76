package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.ReadLedger;
import freehold.assets.SeriesSchema.Variable;
import freehold.assets.SeriesSchemas;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.telemetry.Quality;
import freehold.telemetry.Sample;
import freehold.telemetry.SamplePage;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.VisibleSeries;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads of a series what the caller may see of it. */
@Component
public final class ReadSamples {
    private final Access access;
    private final SeriesSchemas schemas;
    private final TelemetryStore store;
    private final ReadLedger ledger;

    ReadSamples(Access access, SeriesSchemas schemas, TelemetryStore store, ReadLedger ledger) {
        this.ledger = ledger;
        this.access = access;
        this.schemas = schemas;
        this.store = store;
    }

    public SamplesRead read(Caller caller, SeriesAddress address, SamplesWanted wanted) {
        return access.read(caller, guard -> {
            VisibleSeries visible = visible(guard, address);
            VisibleSeries selected =
                    wanted.select().map(names -> selected(visible, names)).orElse(visible);
            SamplePage page = page(selected, wanted.which());
            if (selected.grant().foreign()) {
                ledger.read(selected.grant(), guard.now(), address.aspect(), times(selected, page));
            }
            return new SamplesRead(selected.variables(), page);
        });
    }

    /** By variable, when it has a value in the page. */
    private static Map<String, List<Instant>> times(VisibleSeries series, SamplePage page) {
        Map<String, List<Instant>> times = new HashMap<>();
        for (Variable variable : series.variables()) {
            List<Instant> of = page.samples().stream()
                    .filter(sample -> sample.value(variable.slot()) != null)
                    .map(Sample::time)
                    .toList();
            if (!of.isEmpty()) {
                times.put(variable.name(), of);
            }
        }
        return times;
    }

    private VisibleSeries visible(Guard guard, SeriesAddress address) {
        Grant<Action.ReadSeries, AssetRef> grant =
                guard.require(Action.READ_SERIES, address.assetId(), Reach.OWN_AND_RECEIVED);
        return schemas.of(grant, address.aspect())
                .flatMap(schema -> VisibleSeries.of(grant, address.aspect(), schema))
                .orElseThrow(address::unknownAspect);
    }

    /** A name that is hidden is as unknown as one that was never given. */
    private static VisibleSeries selected(VisibleSeries series, List<String> names) {
        Set<Variable> wanted = new HashSet<>();
        for (String name : names) {
            wanted.add(series.variables().stream()
                    .filter(variable -> Quality.isNamedBy(name, variable))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "select", "There is no variable " + name + " in the aspect " + series.aspect() + ".")));
        }
        return series.only(wanted::contains);
    }

    private SamplePage page(VisibleSeries series, SamplesWanted.Which which) {
        return switch (which) {
            case SamplesWanted.Range range -> store.range(series, range.query());
            case SamplesWanted.Latest latest ->
                new SamplePage(store.latest(series).stream().toList(), false);
            case SamplesWanted.LatestOfEach each -> new SamplePage(store.latestOfEach(series), false);
        };
    }
}
