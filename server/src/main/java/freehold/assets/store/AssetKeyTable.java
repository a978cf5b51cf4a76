package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.TwinType;
import freehold.assets.model.AssetKey;
import freehold.assets.model.AssetKey.Folded;
import freehold.assets.model.TypeId;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * What lists of received assets search and sort by. Of owners who lend many assets it is kept in memory, each time with
 * the snapshot of the database it is true of; who looks later asks only for what has changed since.
 *
 * <p>INVARIANT: what is told is what the caller's own snapshot of the database has, nothing older and nothing newer.
 */
@Component
public class AssetKeyTable {
    /** So many are read from the database at once without remembering them. */
    private static final int FEW = 1_000;
    /** When more have changed since somebody looked, all that are needed are read anew. */
    private static final int MANY = 20_000;
    /** Of all owners together, roughly; one takes about 300 bytes. */
    private static final int MOST = 400_000;

    /**
     * From then on less has changed since. Not each time: callers whose snapshots were taken before, and who ask a little
     * later, could not use what is kept.
     */
    private static final Duration OLD = Duration.ofSeconds(10);

    /** A snapshot that nothing was there in. */
    private static final String EARLIEST = "1:1:";

    private static final String COLUMNS = "a.asset_id, a.parent_id, a.type_id, a.timezone, a.twin_type, a.name,"
            + " a.external_id, assets.folded(a.name) as folded_name,"
            + " assets.folded(coalesce(a.external_id, '')) as folded_external_id";

    /** Those that were not looked at for longest first. */
    private final LinkedHashMap<TenantId, Kept> kept = new LinkedHashMap<>(16, 0.75F, true);

    /**
     * What is kept of an owner's assets.
     *
     * @param moment the snapshot of the database
     * @param since when that was, as {@link System#nanoTime} tells
     */
    private record Kept(String moment, long since, Map<AssetId, AssetKey> keys) {
        Kept(String moment, Map<AssetId, AssetKey> keys) {
            this(moment, System.nanoTime(), keys);
        }

        boolean isOld() {
            return System.nanoTime() - since > OLD.toNanos();
        }
    }

    /** An asset's key, beside what somebody has asked for it with. */
    public record Keyed<T>(AssetKey key, T asked) {}

    /** Of some received assets of one owner. */
    public <T> List<Keyed<T>> of(Grant<Action.Read, TenantId> owner, Map<AssetId, T> asked) {
        if (asked.size() <= FEW) {
            return among(read(owner, asked.keySet()), asked);
        }
        Optional<Kept> before = kept(owner.owner());
        if (before.isEmpty()) {
            return among(anew(owner, asked.keySet()), asked);
        }
        Optional<String> now = moment(owner, before.get().moment());
        return now.isPresent()
                ? upToNow(owner, before.get(), now.get(), asked)
                : among(read(owner, asked.keySet()), asked);
    }

    private <T> List<Keyed<T>> upToNow(
            Grant<Action.Read, TenantId> owner, Kept known, String now, Map<AssetId, T> asked) {
        List<AssetKey> changed = changedSince(owner, known.moment());
        if (changed.size() > MANY) {
            return among(anew(owner, asked.keySet()), asked);
        }
        changed.removeIf(key -> !known.keys().containsKey(key.id()) && !asked.containsKey(key.id()));
        Map<AssetId, AssetKey> keys = with(known.keys(), changed);
        List<AssetId> missing = new ArrayList<>();
        List<Keyed<T>> wanted = among(keys, asked, missing);
        if (!missing.isEmpty()) {
            List<AssetKey> more = read(owner, missing);
            wanted.addAll(among(more, asked));
            keys = with(keys, more);
        }
        if (!changed.isEmpty() || !missing.isEmpty() || known.isOld()) {
            keep(owner.owner(), new Kept(now, keys));
        }
        return wanted;
    }

    private static Map<AssetId, AssetKey> with(Map<AssetId, AssetKey> keys, List<AssetKey> others) {
        if (others.isEmpty()) {
            return keys;
        }
        Map<AssetId, AssetKey> all = new HashMap<>(keys);
        others.forEach(key -> all.put(key.id(), key));
        return all;
    }

    private static <T> List<Keyed<T>> among(Map<AssetId, AssetKey> keys, Map<AssetId, T> asked, List<AssetId> missing) {
        List<Keyed<T>> wanted = new ArrayList<>(asked.size());
        asked.forEach((id, with) -> {
            AssetKey key = keys.get(id);
            if (key == null) {
                missing.add(id);
            } else {
                wanted.add(new Keyed<>(key, with));
            }
        });
        return wanted;
    }

    private static <T> List<Keyed<T>> among(List<AssetKey> keys, Map<AssetId, T> asked) {
        return keys.stream()
                .map(key -> new Keyed<>(key, Objects.requireNonNull(asked.get(key.id()))))
                .toList();
    }

    private List<AssetKey> anew(Grant<Action.Read, TenantId> owner, Collection<AssetId> ids) {
        List<AssetKey> keys = read(owner, ids);
        moment(owner, EARLIEST).ifPresent(moment -> keep(owner.owner(), new Kept(moment, with(Map.of(), keys))));
        return keys;
    }

    private synchronized Optional<Kept> kept(TenantId owner) {
        return Optional.ofNullable(kept.get(owner));
    }

    private synchronized void keep(TenantId owner, Kept keys) {
        if (keys.keys().size() > MOST) {
            kept.remove(owner);
            return;
        }
        kept.put(owner, keys);
        long all = kept.values().stream().mapToLong(each -> each.keys().size()).sum();
        while (all > MOST) {
            all -= kept.pollFirstEntry().getValue().keys().size();
        }
    }

    /**
     * The caller's snapshot of the database. Empty if the other one may have something newer, for that was taken for
     * somebody else; or if each of the caller's statements has a snapshot of its own.
     */
    private static Optional<String> moment(Grant<Action.Read, TenantId> owner, String other) {
        return owner.sql("""
                        select now.seen::text
                        from pg_current_snapshot() now (seen)
                        where current_setting('transaction_isolation') = 'repeatable read'
                            and pg_snapshot_xmax(cast(:other as pg_snapshot)) <= pg_snapshot_xmax(now.seen)
                            and not exists (select from pg_snapshot_xip(now.seen) running (xid)
                                where pg_visible_in_snapshot(running.xid, cast(:other as pg_snapshot)))""").param("other", other).query(String.class).optional();
    }

    /** More than {@link #MANY} if it is more; rows of a restored database may have transactions that are yet to come. */
    private static List<AssetKey> changedSince(Grant<Action.Read, TenantId> owner, String before) {
        return owner.sql("select " + COLUMNS + """
                         from assets.asset a
                        where a.tenant_id = :owner and a.changed_in >= pg_snapshot_xmin(cast(:before as pg_snapshot))
                            and a.changed_in < pg_snapshot_xmax(pg_current_snapshot())
                            and not pg_visible_in_snapshot(a.changed_in, cast(:before as pg_snapshot))
                        limit :most""")
                .param("owner", owner.owner().value())
                .param("before", before)
                .param("most", MANY + 1)
                .query(AssetKeyTable::key)
                .list();
    }

    private static List<AssetKey> read(Grant<Action.Read, TenantId> owner, Collection<AssetId> ids) {
        StatementSpec statement = owner.sql("select " + COLUMNS + " from assets.asset a"
                        + " where a.tenant_id = :owner and a.asset_id = any (:ids) and a.deleted_at is null")
                .param("owner", owner.owner().value())
                .param("ids", AssetListTable.texts(ids));
        return statement.query(AssetKeyTable::key).list();
    }

    private static AssetKey key(ResultSet row, int number) throws SQLException {
        return new AssetKey(
                new AssetId(row.getString("asset_id")),
                Optional.ofNullable(row.getString("parent_id")).map(AssetId::new),
                new TypeId(row.getString("type_id").intern()),
                row.getString("timezone").intern(),
                TwinType.parse(row.getString("twin_type")).orElseThrow(),
                row.getString("name"),
                Optional.ofNullable(row.getString("external_id")),
                new Folded(row.getString("folded_name"), row.getString("folded_external_id")));
    }
}
