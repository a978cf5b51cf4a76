package freehold.access;

import freehold.access.store.EpochTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Projection;
import freehold.decision.Subject;
import freehold.decision.TenantId;
import freehold.decision.World;
import freehold.identity.Addressees;
import freehold.identity.Caller;
import freehold.kernel.Deed;
import freehold.kernel.Problem.Unavailable;
import freehold.kernel.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the transactions in which tenant data is read and written.
 *
 * <p>Each begins by asking the database for the tenant's epoch. Only when the snapshot in memory has exactly that
 * epoch, decisions are made and data is read; so an answer never mixes the rights of one moment with the data of
 * another, and a change that was answered holds for every request sent after.
 */
@Component
public final class Access {
    /** How often a request starts over because rights changed beneath it, before it gives up. */
    private static final int ATTEMPTS = 20;

    private final TransactionTemplate snapshot;
    private final TransactionTemplate readWrite;
    private final JdbcClient jdbc;
    private final EpochTable epochs;
    private final Worlds worlds;
    private final Addressees addressees;
    private final Turns turns = new Turns();

    Access(
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            EpochTable epochs,
            Worlds worlds,
            Addressees addressees) {
        this.addressees = addressees;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.readWrite = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.epochs = epochs;
        this.worlds = worlds;
    }

    /** Reads, all at one snapshot of the database. */
    public <T extends @Nullable Object> T read(Caller caller, Function<Guard, T> work) {
        return fenced(snapshot, epochs::enterOneMoment, caller, work);
    }

    /** Writes that change nobody's sight: samples, names, descriptions, types. */
    public <T extends @Nullable Object> T write(Caller caller, Function<Guard, T> work) {
        return fenced(readWrite, epochs::enter, caller, work);
    }

    private <T extends @Nullable Object> T fenced(
            TransactionTemplate kind,
            BiFunction<TenantId, String, EpochTable.Entry> enter,
            Caller caller,
            Function<Guard, T> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Outcome<T> outcome = kind.execute(status -> {
                EpochTable.Entry entry = enter.apply(caller.tenant(), deedOf(caller));
                return decideAt(entry, caller).map(guard -> run(guard, work)).orElseGet(Outcome::stale);
            });
            if (outcome.done()) {
                return outcome.value();
            }
        }
        throw new ProblemException(
                new Unavailable("Access rights of the tenant are changing too fast; try again in a moment."));
    }

    private static String deedOf(Caller caller) {
        return Deed.text(caller.tenant().value(), caller.principal().name());
    }

    /** A guard, if the snapshot in memory can be brought to just the entry's epoch. */
    private Optional<Guard> decideAt(EpochTable.Entry entry, Caller caller) {
        World world = worlds.at(caller.tenant(), entry.epoch());
        boolean exact = world.tenant(caller.tenant())
                .filter(facts -> facts.epoch() == entry.epoch())
                .isPresent();
        return exact ? Optional.of(guard(caller, world, entry)) : Optional.empty();
    }

    private Guard guard(Caller caller, World world, EpochTable.Entry entry) {
        return new Guard(caller, world.view(subject(caller, world), entry.time()), jdbc);
    }

    /** In which groups the caller is at this moment is asked only where it makes a difference. */
    private Subject subject(Caller caller, World world) {
        boolean bound = !caller.subject().exempt()
                && world.tenant(caller.tenant())
                        .map(facts -> facts.policies().inForce())
                        .orElse(false);
        return bound ? caller.subject().named(addressees.of(caller)) : caller.subject();
    }

    private static <T extends @Nullable Object> Outcome<T> run(Guard guard, Function<Guard, T> work) {
        try {
            return new Outcome<>(true, work.apply(guard));
        } finally {
            guard.close();
        }
    }

    /**
     * Changes who may see what: assets that come, go or move, shares that begin, change or end. Changes that concern
     * the same tenants wait for each other. When this returns, every later decision knows of the change.
     *
     * @param others tenants besides the caller's own whose sight changes; tenants that have received something of the
     *     caller's tenant are taken into account anyway
     * @param work has to name what it changed by {@code guard.changed}; is done again from the start where the server
     *     was silent for so long that the database took the locks away
     */
    public <T extends @Nullable Object> T change(Caller caller, Set<TenantId> others, Function<Guard, T> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Set<TenantId> affected = affectedBy(worlds.current(), caller.tenant(), others);
            Locking locking = new Locking(affected, Silence.allowed(attempt));
            Outcome<T> outcome = turns.take(
                    affected,
                    () -> Silence.orElse(
                            () -> readWrite.execute(status -> changed(caller, others, locking, work)), Outcome::stale));
            if (outcome.done()) {
                worlds.refresh(affected);
                return outcome.value();
            }
        }
        throw new ProblemException(
                new Unavailable("Shares of the tenant are changing too fast; try again in a moment."));
    }

    private <T extends @Nullable Object> Outcome<T> changed(
            Caller caller, Set<TenantId> others, Locking locking, Function<Guard, T> work) {
        EpochTable.Entry entry = epochs.enter(caller.tenant(), deedOf(caller));
        Map<TenantId, Long> locked = epochs.lock(locking.tenants(), locking.silence());
        World world = worlds.at(locked);
        if (!locking.tenants().containsAll(affectedBy(world, caller.tenant(), others))) {
            return Outcome.stale();
        }
        Guard guard = guard(caller, world, entry);
        Outcome<T> result = run(guard, work);
        epochs.publish(locking.tenants(), guard.changes());
        return result;
    }

    /** Whose epochs a change locks, and for how long the server may say nothing meanwhile. */
    private record Locking(Set<TenantId> tenants, Duration silence) {}

    /**
     * Reads for the platform itself, whatever the tenant's people are allowed.
     *
     * @param reason said where it leaves a trace
     */
    public <T extends @Nullable Object> T readAsPlatform(TenantId tenant, String reason, Function<Guard, T> work) {
        return read(Caller.platform(tenant, reason), work);
    }

    /** Writes for the platform itself, for work nobody asked for that changes nobody's sight. */
    public <T extends @Nullable Object> T writeAsPlatform(TenantId tenant, String reason, Function<Guard, T> work) {
        return write(Caller.platform(tenant, reason), work);
    }

    /** Changes for the platform itself what nobody asked for, but time or another change brought about. */
    public <T extends @Nullable Object> T changeAsPlatform(
            TenantId tenant, String reason, Set<TenantId> others, Function<Guard, T> work) {
        return change(Caller.platform(tenant, reason), others, work);
    }

    /** All tenants, for work the platform does in each of them. */
    public Set<TenantId> tenants() {
        return worlds.tenants();
    }

    private static Set<TenantId> affectedBy(World world, TenantId tenant, Set<TenantId> others) {
        Set<TenantId> affected = new TreeSet<>(others);
        affected.add(tenant);
        world.tenant(tenant).ifPresent(facts -> affected.addAll(facts.receivers()));
        return affected;
    }

    /**
     * Writes a new tenant's first epoch, and its root asset. To be called within the transaction that makes the tenant.
     *
     * @param root creates the root asset and tells its id
     */
    public void found(TenantId tenant, Function<Grant<Action.Found, TenantId>, AssetId> root) {
        EpochTable.Entry entry = epochs.found(tenant, Deed.text());
        Guard guard = guard(Caller.platform(tenant, "tenant founded"), World.of(Set.of()), entry);
        Outcome<AssetId> made =
                run(guard, g -> root.apply(new Grant<>(g, new Action.Found(), tenant, tenant, new Projection.Whole())));
        epochs.publish(Set.of(tenant), new EpochTable.Changes(Set.of(made.value()), Set.of(), Optional.empty()));
    }

    private record Outcome<T extends @Nullable Object>(boolean done, T value) {
        @SuppressWarnings("NullAway") // never read: done is asked first
        static <T extends @Nullable Object> Outcome<T> stale() {
            return new Outcome<>(false, null);
        }
    }
}
