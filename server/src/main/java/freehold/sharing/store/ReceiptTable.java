package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.kernel.http.PageWish;
import freehold.sharing.model.Listing;
import freehold.sharing.model.ReadOf;
import freehold.sharing.model.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was read through shares. Written by the receiver's side, read by both. */
@Component
public class ReceiptTable {

    /** Adds to what was counted before. */
    public void add(Grant<? extends Action.OnTenant, TenantId> grant, ReadOf read, Receipt.Count count) {
        grant.sql("""
                        insert into sharing.receipt (share_id, reader_id, asset_id, aspect, variable, owner_id,
                            receiver_id, samples, reads, first_at, last_at)
                        values (:share, :reader, :asset, :aspect, :variable, :owner, :tenant, :samples, :reads, :first, :last)
                        on conflict on constraint receipt_is_one_per_reader_and_variable do update set
                            samples = receipt.samples + excluded.samples, reads = receipt.reads + excluded.reads,
                            first_at = least(receipt.first_at, excluded.first_at),
                            last_at = greatest(receipt.last_at, excluded.last_at)""")
                .param("share", read.share().value())
                .param("reader", pseudonym(grant, read))
                .param("asset", read.asset().value())
                .param("aspect", read.aspect())
                .param("variable", read.variable())
                .param("owner", read.owner().value())
                .param("tenant", grant.resource().value())
                .param("samples", count.samples())
                .param("reads", count.reads())
                .param("first", Columns.column(count.firstAt()))
                .param("last", Columns.column(count.lastAt()))
                .update();
    }

    private static UUID pseudonym(Grant<? extends Action.OnTenant, TenantId> grant, ReadOf read) {
        grant.sql("""
                        insert into sharing.reader (tenant_id, owner_id, name, reader_id)
                        values (:tenant, :owner, :name, gen_random_uuid())
                        on conflict on constraint reader_has_one_pseudonym_per_owner do nothing""")
                .param("tenant", grant.resource().value())
                .param("owner", read.owner().value())
                .param("name", read.reader())
                .update();
        return grant.sql("""
                        select reader_id from sharing.reader
                        where tenant_id = :tenant and owner_id = :owner and name = :name""")
                .param("tenant", grant.resource().value())
                .param("owner", read.owner().value())
                .param("name", read.reader())
                .query(UUID.class)
                .single();
    }

    /** What was read through the share, latest first. */
    public Listing<Receipt> page(Grant<? extends Action.OnTenant, TenantId> grant, UUID share, PageWish part) {
        List<Receipt> items = grant.sql("""
                        select r.*, n.name from sharing.receipt r
                        left join sharing.reader n on n.tenant_id = :tenant and n.reader_id = r.reader_id
                        where r.share_id = :share and (r.owner_id = :tenant or r.receiver_id = :tenant)
                        order by r.last_at desc, r.reader_id, r.asset_id, r.aspect, r.variable
                        limit :size offset :offset""")
                .param("tenant", grant.resource().value())
                .param("share", share)
                .param("size", part.size())
                .param("offset", part.offset())
                .query((row, number) -> receipt(row))
                .list();
        long total = grant.sql("""
                        select count(*) from sharing.receipt
                        where share_id = :share and (owner_id = :tenant or receiver_id = :tenant)""")
                .param("tenant", grant.resource().value())
                .param("share", share)
                .query(Long.class)
                .single();
        return new Listing<>(items, total);
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                Columns.uuid(row, "reader_id"),
                Optional.ofNullable(row.getString("name")),
                new AssetId(row.getString("asset_id")),
                row.getString("aspect"),
                row.getString("variable"),
                new Receipt.Count(
                        row.getLong("samples"),
                        row.getLong("reads"),
                        Columns.time(row, "first_at").orElseThrow(),
                        Columns.time(row, "last_at").orElseThrow()));
    }
}
