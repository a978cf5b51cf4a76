package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.telemetry.TelemetryStore.Packed;
import freehold.telemetry.TelemetryStore.Unpacked;
import freehold.telemetry.model.TimeSpan;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Packs a day of a series, hour by hour. */
public final class Packing {
    /** So long after its end a month is packed: no transaction that took it for open lasts that long. */
    private static final Duration CLOSED_AFTER = Duration.ofDays(2);

    private static final int WORK_AT_ONCE = 200;
    private static final int FETCH_ROWS = 2_000;

    private static final long HOUR_MICROS = 3_600_000_000L;

    /** What is larger is compressed where it is. */
    private static final String FITS = "(r.x is null or octet_length(r.x::text) <= 2000)";

    private static final Packed NOTHING = new Packed(0, false);

    private final PackedBlocks blocks;
    private final LocalDate day;
    private final Size size;

    /**
     * How records lie together.
     *
     * @param worthIt an hour with fewer takes no less room packed
     * @param block records of a block; an hour may have several
     * @param atOnce records of one transaction, and those of the hour that reaches it; as long, writers of the day wait
     */
    public record Size(int worthIt, int block, long atOnce) {
        static final Size STANDARD = new Size(16, 3_600, 200_000);
    }

    private Packing(PackedBlocks blocks, LocalDate day, Size size) {
        this.blocks = blocks;
        this.day = day;
        this.size = size;
    }

    private static LocalDate closedBefore(Instant now) {
        return LocalDate.ofInstant(now.minus(CLOSED_AFTER), ZoneOffset.UTC).withDayOfMonth(1);
    }

    static List<Unpacked> work(Grant<? extends Action, TenantId> tenant, Instant now, Optional<Unpacked> after) {
        return tenant.sql("""
                        select s.series_id, s.asset_id, s.aspect, d.day
                        from telemetry.day_sheet d
                        join telemetry.series s on s.tenant_id = d.tenant_id and s.series_id = d.series_id
                        where d.tenant_id = :tenant and not d.packed and d.day < :closed
                            and (d.series_id, d.day) > (:series, :day)
                        order by d.series_id, d.day limit :limit""")
                .param("tenant", tenant.owner().value())
                .param("closed", closedBefore(now))
                .param("series", after.map(Unpacked::number).orElse(-1L))
                .param("day", after.map(Unpacked::day).orElse(LocalDate.EPOCH))
                .param("limit", WORK_AT_ONCE)
                .query((row, number) -> new Unpacked(
                        row.getLong(1),
                        AssetId.parse(row.getString(2)).orElseThrow(),
                        row.getString(3),
                        row.getObject(4, LocalDate.class)))
                .list();
    }

    /** Empty where another server is packing. */
    static Optional<Packed> run(Grant<Action.WriteSeries, AssetRef> grant, Unpacked one, Instant now, Size size) {
        PackedBlocks blocks = new PackedBlocks(grant, one.aspect());
        boolean alone = grant.sql("select pg_try_advisory_xact_lock(hashtextextended('telemetry.packing', 0))")
                .query(Boolean.class)
                .single();
        if (!alone) {
            return Optional.empty();
        }
        Packing packing = new Packing(blocks, one.day(), size);
        return Optional.of(
                one.day().isBefore(closedBefore(now))
                        ? packing.hold().map(packing::pack).orElse(NOTHING)
                        : NOTHING);
    }

    /** Holds the day against all who change its records; tells how many hours are done, unless all are. */
    private Optional<Integer> hold() {
        blocks.sql("select from telemetry.extent where tenant_id = :tenant and series_id = $series and month = :month"
                        + " for no key update")
                .param("month", day.withDayOfMonth(1))
                .query(row -> {});
        return blocks.sql("select packed_hours from telemetry.day_sheet where tenant_id = :tenant"
                        + " and series_id = $series and day = :day and not packed for update")
                .param("day", day)
                .query(Integer.class)
                .optional();
    }

    private Packed pack(int hoursDone) {
        List<Hour> hours = hours(hoursDone).stream()
                .filter(hour -> hour.packedBefore() || hour.rows() >= size.worthIt())
                .toList();
        if (!hours.isEmpty()) {
            openMonth();
        }
        long packed = 0;
        for (Hour hour : hours) {
            if (packed >= size.atOnce()) {
                note(false, hour.ofDay());
                return new Packed(packed, true);
            }
            if (hour.packedBefore()) {
                blocks.unpack(hour.span());
            }
            packed += pack(hour);
        }
        note(true, 0);
        return new Packed(packed, false);
    }

    /** Before anything is packed: whoever finds the month unmarked does not look for blocks. */
    private void openMonth() {
        blocks.sql("select telemetry.ensure_packed_month(:day)")
                .param("day", day)
                .query(row -> {});
        blocks.sql("update telemetry.extent set packed = true where tenant_id = :tenant and series_id = $series"
                        + " and month = :month and not packed")
                .param("month", day.withDayOfMonth(1))
                .update();
    }

    private void note(boolean whole, int hours) {
        blocks.sql("update telemetry.day_sheet set packed = :packed, packed_hours = :hours"
                        + " where tenant_id = :tenant and series_id = $series and day = :day")
                .param("packed", whole)
                .param("hours", hours)
                .param("day", day)
                .update();
    }

    /** The hour that holds the time. Like all intervals it holds its end and not its beginning. */
    static TimeSpan hour(Instant time) {
        return hour(Math.floorDiv(HalfHours.micros(time) - 1, HOUR_MICROS));
    }

    private static TimeSpan hour(long number) {
        Instant begin = HalfHours.time(number * HOUR_MICROS + 1);
        return new TimeSpan(begin, begin.plus(Duration.ofHours(1)));
    }

    /**
     * An hour of the day.
     *
     * @param rows that could be packed
     */
    private record Hour(int ofDay, TimeSpan span, long rows, boolean packedBefore) {}

    /** Those not done with rows that could be packed: of others nothing would become smaller. A record at midnight is the day's before, and in the next month not packed at all. */
    private List<Hour> hours(int done) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant midnightAfter = midnight.plus(Duration.ofDays(1));
        Instant end = day.plusDays(1).getDayOfMonth() == 1 ? midnightAfter : midnightAfter.plusNanos(1_000);
        TimeSpan whole = new TimeSpan(
                midnight.plus(Duration.ofHours(done)).plusNanos(1_000),
                newest(midnight).filter(end::isAfter).orElse(end));
        return blocks.sql("""
                        select h.number, h.records, exists (select from telemetry.packed b where b.series_id = $series
                            and b.begins > timestamptz 'epoch' + h.number * interval '1 hour'
                            and b.begins <= timestamptz 'epoch' + (h.number + 1) * interval '1 hour'
                            and b.begins >= :from and b.begins < :until)
                        from (select floor((extract(epoch from r.ts) - 0.000001) / 3600)::bigint as number, count(*) as records
                            from telemetry.record r where r.series_id = $series and r.ts >= :from and r.ts < :until
                                and (r.v is not null or r.x is not null) and\s""" + FITS + " group by 1) h order by 1", whole)
                .query((row, number) -> new Hour(
                        (int) (row.getLong(1) - 24 * day.toEpochDay()),
                        hour(row.getLong(1)).and(whole),
                        row.getLong(2),
                        row.getBoolean(3)))
                .list();
    }

    /**
     * The series' newest record, if it is a row: it stays one, so that reading it costs a row and no block. One that is
     * late, or replaces the last of a block, is packed like others.
     */
    private Optional<Instant> newest(Instant since) {
        return blocks.sql("""
                        select n.ts from (select r.ts from telemetry.record r where r.series_id = $series
                            and r.ts > :since and (r.v is not null or r.x is not null) order by r.ts desc limit 1) n
                        where not exists (select from telemetry.packed b where b.series_id = $series
                            and b.begins > n.ts - interval '1 hour' and b.ends >= n.ts)""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    private long pack(Hour hour) {
        long[] packed = new long[1];
        PackedBlock[] block = {new PackedBlock()};
        RowCallbackHandler add = row -> {
            if (block[0].size() == size.block()) {
                packed[0] += write(block[0]);
                block[0] = new PackedBlock();
            }
            add(block[0], row);
        };
        blocks.sql("""
                        select (extract(epoch from r.ts) * 1000000)::bigint, r.v, r.x, r.q from telemetry.record r
                        where r.series_id = $series and r.ts >= :from and r.ts < :until and\s""" + FITS + " order by r.ts", hour.span())
                .withFetchSize(FETCH_ROWS)
                .query(add);
        if (hour.packedBefore() || block[0].size() >= size.worthIt()) {
            packed[0] += write(block[0]);
        }
        return packed[0];
    }

    private static void add(PackedBlock block, ResultSet row) throws SQLException {
        Map<Integer, Object> values = new HashMap<>();
        Array numbers = row.getArray(2);
        if (numbers != null) {
            @Nullable Double[] bySlot = (@Nullable Double[]) numbers.getArray();
            for (int slot = 0; slot < bySlot.length; slot++) {
                Double number = bySlot[slot];
                if (number != null) {
                    values.put(slot, number);
                }
            }
        }
        String sides = row.getString(3);
        if (sides != null) {
            SideColumn.read(sides, values);
        }
        Array codes = row.getArray(4);
        if (!values.isEmpty()) {
            block.add(row.getLong(1), values, codes == null ? new Integer[0] : (@Nullable Integer[]) codes.getArray());
        }
    }

    /** Instead of the rows, of which none is replaced meanwhile; those without values are none. */
    private long write(PackedBlock block) {
        if (block.size() == 0 || block.mixed()) {
            return 0;
        }
        TimeSpan span = new TimeSpan(HalfHours.time(block.begins()), HalfHours.time(block.ends() + 1));
        Long step = block.step();
        String millis = step == null ? block.offsets(1_000) : null;
        blocks.sql("""
                        insert into telemetry.packed (series_id, begins, ends, records, slots, step, millis, micros)
                        select $series, :from, :until::timestamptz - interval '1 microsecond', :records, :slots,
                            :step::bigint, :millis::int[], :micros::bigint[]""", span)
                .param("records", block.size())
                .param("slots", block.slots())
                .param("step", step)
                .param("millis", millis)
                .param("micros", step == null && millis == null ? block.offsets(1) : null)
                .update();
        block.values().forEach(values -> write(span, values));
        return blocks.sql(
                        "delete from telemetry.record r where r.series_id = $series and r.ts >= :from and r.ts < :until and "
                                + FITS,
                        span)
                .update();
    }

    private void write(TimeSpan span, PackedBlock.Packed values) {
        blocks.sql(
                        "insert into telemetry.packed_values (series_id, begins, slot, divisor, codes, " + values.type()
                                + """
                        ) select $series, :from, :slot, :divisor::float8, :codes::int[],\s""" + ":values::" + values.sqlType(),
                        span)
                .param("slot", values.slot())
                .param("divisor", values.divisor())
                .param("codes", values.codes())
                .param("values", values.values())
                .update();
    }
}
