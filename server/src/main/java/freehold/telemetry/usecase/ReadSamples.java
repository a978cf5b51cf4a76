package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.ReadLedger;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.telemetry.SamplePage;
import freehold.telemetry.SeriesInSight;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.VisibleSeries;
import org.springframework.stereotype.Component;

/** Reads of a series what the caller may see of it. */
@Component
public final class ReadSamples {
    private final Access access;
    private final SeriesInSight sight;
    private final TelemetryStore store;
    private final ReadLedger ledger;

    ReadSamples(Access access, SeriesInSight sight, TelemetryStore store, ReadLedger ledger) {
        this.sight = sight;
        this.ledger = ledger;
        this.access = access;
        this.store = store;
    }

    public SamplesRead read(Caller caller, SeriesAddress address, SamplesWanted wanted) {
        return access.read(caller, guard -> answer(guard, selected(guard, address, wanted), wanted.which()));
    }

    /** The variables that are wanted of what is visible. */
    VisibleSeries selected(Guard guard, SeriesAddress address, SamplesWanted wanted) {
        VisibleSeries visible = visible(guard, address);
        return wanted.select().map(visible::select).orElse(visible);
    }

    /** Reads, and counts what is read of another's. */
    SamplesRead answer(Guard guard, VisibleSeries selected, SamplesWanted.Which which) {
        SamplePage page = page(selected, which);
        if (selected.grant().foreign()) {
            ledger.read(selected.grant(), guard.now(), selected.aspect(), selected.times(page.samples()));
        }
        return new SamplesRead(selected.variables(), page);
    }

    private VisibleSeries visible(Guard guard, SeriesAddress address) {
        Grant<Action.ReadSeries, AssetRef> grant =
                guard.require(Action.READ_SERIES, address.assetId(), Reach.OWN_AND_RECEIVED);
        return sight.of(guard, grant, address.aspect()).orElseThrow(address::unknownAspect);
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
