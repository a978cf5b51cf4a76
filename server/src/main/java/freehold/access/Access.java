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
import freehold.identity.Memberships;
import freehold.kernel.Deed;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.Problem.Unavailable;
import freehold.kernel.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Memberships memberships;
    private final Turns turns = new Turns();

    Access(
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            EpochTable epochs,
            Worlds worlds,
            Addressees addressees,
            Memberships memberships) {
        this.memberships = memberships;
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
        return Silence.orElse(() -> fenced(readWrite, epochs::enter, caller, work), () -> {
            throw new ProblemException(
                    new Unavailable("The server said nothing to its database for too long; nothing was written."));
        });
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
        return underLocks(
                caller,
                Set.of(caller.tenant()),
                others,
                locked -> part(locked, new Acting(caller, locked.entry()), work));
    }

    /**
     * Changes who may see what in two tenants at once, all of it or nothing, for somebody who is Administrator in both at
     * that moment. As whom they act in the other tenant is found out here, under the locks.
     *
     * <p>INVARIANT: the parts follow each other. In each, the reach, the guard and the audit are those of one of the two
     * tenants; nothing is read or written with the reach of both.
     */
    public <T extends @Nullable Object> T changeBoth(Caller caller, TenantId other, Function<BothSides, T> work) {
        return underLocks(caller, Set.of(caller.tenant(), other), Set.of(), locked -> {
            if (!memberships.isAdministrator(caller, caller.tenant()) || !memberships.isAdministrator(caller, other)) {
                throw new ProblemException(
                        new Forbidden("administrator-needed", "This is for administrators of both tenants."));
            }
            epochs.enter(other, deedOf(caller));
            Caller there = memberships.callerIn(other, caller).orElseThrow();
            return work.apply(new Parts(locked, caller, there));
        });
    }

    private <T extends @Nullable Object> T underLocks(
            Caller caller, Set<TenantId> changing, Set<TenantId> others, Function<Locked, T> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Set<TenantId> affected = affectedBy(worlds.current(), changing, others);
            Duration silence = Silence.allowed(attempt);
            Supplier<Outcome<T>> once = () -> readWrite.execute(status -> {
                EpochTable.Entry entry = epochs.enter(caller.tenant(), deedOf(caller));
                World world = worlds.at(epochs.lock(affected, silence));
                return affected.containsAll(affectedBy(world, changing, others))
                        ? new Outcome<>(true, work.apply(new Locked(affected, world, entry)))
                        : Outcome.<T>stale();
            });
            Outcome<T> outcome = turns.take(affected, () -> Silence.orElse(once, Outcome::stale));
            if (outcome.done()) {
                worlds.refresh(affected);
                return outcome.value();
            }
        }
        throw new ProblemException(
                new Unavailable("Shares of the tenant are changing too fast; try again in a moment."));
    }

    /** The tenants whose epochs the transaction has locked, and their facts as they stand until it ends. */
    private record Locked(Set<TenantId> affected, World world, EpochTable.Entry entry) {}

    private record Acting(Caller caller, EpochTable.Entry entry) {}

    private <T extends @Nullable Object> T part(Locked locked, Acting acting, Function<Guard, T> work) {
        Guard guard = guard(acting.caller(), locked.world(), acting.entry());
        Outcome<T> outcome = run(guard, work);
        epochs.publish(locked.affected(), guard.changes());
        return outcome.value();
    }

    private final class Parts implements BothSides {
        private final Locked locked;
        private final Caller here;
        private final Caller there;
        private boolean under;

        Parts(Locked locked, Caller here, Caller there) {
            this.locked = locked;
            this.here = here;
            this.there = there;
        }

        @Override
        public <T extends @Nullable Object> T here(Function<Guard, T> work) {
            return as(here, there, work);
        }

        @Override
        public <T extends @Nullable Object> T there(Function<Guard, T> work) {
            return as(there, here, work);
        }

        private <T extends @Nullable Object> T as(Caller one, Caller other, Function<Guard, T> work) {
            if (under) {
                throw new IllegalStateException("one side's part has to end before the other's begins");
            }
            under = true;
            String deed = Deed.text(
                    one.tenant().value(),
                    one.principal().name(),
                    Map.of(other.tenant().value(), other.principal().name()));
            T result = part(locked, new Acting(one, epochs.enter(one.tenant(), deed)), work);
            under = false;
            return result;
        }
    }

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

    private static Set<TenantId> affectedBy(World world, Set<TenantId> changing, Set<TenantId> others) {
        Set<TenantId> affected = new TreeSet<>(others);
        affected.addAll(changing);
        for (TenantId tenant : changing) {
            world.tenant(tenant).ifPresent(facts -> affected.addAll(facts.receivers()));
        }
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
