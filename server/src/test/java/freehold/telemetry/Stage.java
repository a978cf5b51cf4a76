package freehold.telemetry;

import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.StagedGuards;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchema.Variable;
import freehold.assets.TwinType;
import freehold.decision.Action;
import freehold.decision.AspectNames;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.Names;
import freehold.decision.Profile;
import freehold.decision.Role;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.TenantFacts;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.decision.World;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.TelemetryStore.Expired;
import freehold.telemetry.TelemetryStore.Packed;
import freehold.telemetry.TelemetryStore.Unpacked;
import freehold.telemetry.TelemetryStore.Unsettled;
import freehold.telemetry.model.TimeSpan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Two tenants, an owner's machine, what of it is lent, and a store. */
final class Stage {
    static final TenantId OWNER = new TenantId("maker");
    static final TenantId RECEIVER = new TenantId("service");
    static final String ASPECT = "spindle";

    private static final AtomicInteger COUNT = new AtomicInteger();

    final TelemetryStore store;
    final SeriesSchema schema;
    final AssetId machine = id();
    private final StagedGuards guards;
    private final AssetId ownersRoot = id();
    private final AssetId receiversRoot = id();
    private final List<ShareFact> shares = new ArrayList<>();
    private Instant keptSince = Limits.EARLIEST;
    private StageForm form = StageForm.ROWS;
    private BooleanSupplier packs = () -> false;

    Stage(TelemetryStore store, DataSource application, Variable... variables) {
        this.store = store;
        this.guards = new StagedGuards(application);
        this.schema = new SeriesSchema(TwinType.PERFORMANCE, ZoneOffset.UTC, "maker.spindle", List.of(variables));
    }

    private static AssetId id() {
        return new AssetId("%032x".formatted(COUNT.incrementAndGet()));
    }

    /** Lends the machine with these variables, for samples of the window. */
    void lend(TimeWindow data, String... variables) {
        AspectNames aspects = new AspectNames(Map.of(ASPECT, Names.of(variables)), Names.NONE);
        shares.add(new ShareFact(
                new ShareId(UUID.randomUUID()),
                OWNER,
                RECEIVER,
                machine,
                Set.of(Channel.TELEMETRY),
                new Profile(Names.NONE, Names.NONE, AspectNames.NONE, aspects),
                false,
                Set.of(),
                false,
                TimeWindow.ALWAYS,
                data,
                receiversRoot,
                Instant.EPOCH));
    }

    List<ShareFact> shares() {
        return List.copyOf(shares);
    }

    private World world() {
        AssetFact root = new AssetFact(ownersRoot, Optional.empty(), Optional.empty(), AssetFact.Kind.OTHER);
        AssetFact asset = new AssetFact(machine, Optional.of(ownersRoot), Optional.empty(), AssetFact.Kind.OTHER);
        AssetFact foreignRoot = new AssetFact(receiversRoot, Optional.empty(), Optional.empty(), AssetFact.Kind.OTHER);
        return World.of(List.of(
                TenantFacts.of(OWNER, 0, List.of(root, asset), shares),
                TenantFacts.of(RECEIVER, 0, List.of(foreignRoot), shares)));
    }

    <T extends @Nullable Object> T as(TenantId tenant, Function<Guard, T> work) {
        return guards.within(world(), caller(tenant), work);
    }

    private static Caller caller(TenantId tenant) {
        return Caller.client(tenant, new Principal.Client("test"), Optional.empty(), Set.of(Role.ADMINISTRATOR));
    }

    WritableSeries writable(Guard guard, String aspect) {
        return new WritableSeries(guard.require(Action.WRITE_SERIES, machine, Reach.OWN_AND_RECEIVED), aspect, schema);
    }

    void append(Sample... samples) {
        append(List.of(samples));
    }

    void append(List<Sample> samples) {
        as(OWNER, guard -> {
            store.append(List.of(new Batch(writable(guard, ASPECT), samples)), guard.now());
            return null;
        });
        changed();
    }

    /** From now on packs what there is after changes, as the form has it. */
    Stage packing(StageForm wanted) {
        form = wanted;
        return live(1);
    }

    /** Chance is that of the seed from now on. */
    Stage live(long seed) {
        packs = form.packs(seed);
        return this;
    }

    private void changed() {
        if (packs.getAsBoolean()) {
            pack(packs);
        }
    }

    /** Packs what belongs to months that are over; tells how many records. */
    long pack() {
        return pack(() -> true);
    }

    /**
     * The same, but a day is left half done where it takes more transactions.
     *
     * @param goesOn asked after each transaction that leaves something of its day
     */
    long pack(BooleanSupplier goesOn) {
        long packed = 0;
        Optional<Unpacked> after = Optional.empty();
        while (true) {
            Optional<Unpacked> from = after;
            List<Unpacked> work = as(OWNER, guard -> store.unpacked(guard.require(Action.BROWSE), guard.now(), from));
            if (work.isEmpty()) {
                return packed;
            }
            for (Unpacked one : work) {
                packed += one.asset().equals(machine) ? pack(one, goesOn) : 0;
            }
            after = Optional.of(work.getLast());
        }
    }

    /** Others may be packing; then it is tried again. */
    private long pack(Unpacked one, BooleanSupplier goesOn) {
        long packed = 0;
        Optional<Packed> done;
        do {
            done = as(
                    OWNER,
                    guard -> store.pack(guard.require(Action.WRITE_SERIES, machine, Reach.OWN), one, guard.now()));
            packed += done.map(Packed::records).orElse(0L);
        } while (done.isEmpty() || (done.get().more() && goesOn.getAsBoolean()));
        return packed;
    }

    /** Does the work of the background, as far as there is any. */
    void settle() {
        Optional<Unsettled> after = Optional.empty();
        while (true) {
            Optional<Unsettled> from = after;
            List<Unsettled> work = as(OWNER, guard -> store.unsettled(guard.require(Action.BROWSE), guard.now(), from));
            if (work.isEmpty()) {
                return;
            }
            work.forEach(this::settle);
            after = Optional.of(work.getLast());
        }
    }

    private void settle(Unsettled one) {
        as(OWNER, guard -> {
            guard.find(Action.READ_SERIES, one.asset(), Reach.OWN)
                    .flatMap(grant -> VisibleSeries.of(grant, one.aspect(), schema, Limits.EARLIEST))
                    .ifPresent(series -> store.settle(series, one.day(), guard.now()));
            return null;
        });
    }

    /** From now on nobody sees what is older. */
    void keepSince(Instant since) {
        keptSince = since;
    }

    boolean keeps(Instant time) {
        return !time.isBefore(keptSince);
    }

    /** Deletes what nobody sees any more, as the work of the background does. */
    void expire() {
        List<Expired> work =
                as(OWNER, guard -> store.expired(guard.require(Action.BROWSE), keptSince, Optional.empty()));
        work.forEach(one -> as(OWNER, guard -> {
            store.expire(guard.require(Action.DELETE_SERIES, machine, Reach.OWN), one, keptSince);
            return null;
        }));
        changed();
    }

    void delete(TimeSpan span) {
        as(OWNER, guard -> {
            store.delete(writable(guard, ASPECT), span);
            return null;
        });
        changed();
    }

    /** What the work reads of the series as the tenant sees it; empty where nothing of it is visible. */
    <T> Optional<T> seen(TenantId tenant, Function<VisibleSeries, T> work) {
        return guards.atOneMoment(
                world(),
                caller(tenant),
                guard -> VisibleSeries.of(
                                guard.require(Action.READ_SERIES, machine, Reach.OWN_AND_RECEIVED),
                                ASPECT,
                                schema,
                                keptSince)
                        .map(work));
    }

    SamplePage page(TenantId tenant, TimeSpan span, Order order, int limit) {
        return seen(tenant, series -> store.range(series, new SampleQuery(span, order, limit)))
                .orElseThrow();
    }

    /** Everything there is. */
    List<Sample> everything() {
        return all(OWNER, TimeSpan.ALL, Order.ASCENDING, Limits.PAGE_RECORDS);
    }

    /** Everything the tenant sees, page by page. */
    List<Sample> all(TenantId tenant, TimeSpan span, Order order, int limit) {
        List<Sample> all = new ArrayList<>();
        TimeSpan rest = span;
        while (true) {
            SamplePage page = page(tenant, rest, order, limit);
            all.addAll(page.samples());
            if (!page.more()) {
                return all;
            }
            Instant last = page.samples().getLast().time();
            rest = order == Order.ASCENDING
                    ? TimeSpan.afterUpTo(Optional.of(last), Optional.empty()).and(span)
                    : new TimeSpan(span.from(), last);
        }
    }
}
