package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.CollaborationState;
import freehold.sharing.model.Listing;
import freehold.sharing.model.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Collaborations, each seen by its two tenants. States are those of the moment asked for. */
@Component
public class CollaborationTable {
    /** An offer whose time is up is expired at that very time, whether or not it has been recorded since. */
    private static final String AT_THE_MOMENT = """
            select c.*,
                case when c.state = 'OFFERED' and c.expires_at <= cast(:now as timestamptz) then 'EXPIRED' else c.state end
                    as state_now
            from sharing.collaboration c
            where (c.initiator_id = :tenant or c.partner_id = :tenant)""";

    private static final Map<String, String> SORTS = Map.of("offeredAt", "offered_at", "state", "state_now");

    public static final Collection<String> SORT_FIELDS = SORTS.keySet();

    /** Which collaborations a list shows. */
    public record Filter(Optional<CollaborationState> state, Optional<Side> side) {}

    public Optional<Collaboration> find(Grant<? extends Action.OnTenant, TenantId> grant, UUID id, Instant now) {
        return at(grant, AT_THE_MOMENT + " and c.collaboration_id = :id", now)
                .param("id", id)
                .query((row, number) -> collaboration(row))
                .optional();
    }

    /** The same, and nobody else changes it before this transaction ends. */
    public Optional<Collaboration> lock(Grant<Action.ManageSharing, TenantId> grant, UUID id, Instant now) {
        return at(grant, AT_THE_MOMENT + " and c.collaboration_id = :id for update of c", now)
                .param("id", id)
                .query((row, number) -> collaboration(row))
                .optional();
    }

    /** The one with the partner that is offered or accepted at the moment. */
    public Optional<Collaboration> live(
            Grant<? extends Action.OnTenant, TenantId> grant, TenantId partner, Instant now) {
        return at(grant, "select * from (" + AT_THE_MOMENT + """
                         and :partner <> :tenant and :partner in (c.initiator_id, c.partner_id)) as both_ways
                        where state_now in ('OFFERED', 'ACCEPTED')""", now)
                .param("partner", partner.value())
                .query((row, number) -> collaboration(row))
                .optional();
    }

    /** Offers between the caller's tenant and the partners whose time is up without it being recorded. */
    public List<Collaboration> lapsed(
            Grant<Action.ManageSharing, TenantId> grant, Collection<TenantId> partners, Instant now) {
        return at(grant, AT_THE_MOMENT + """
                         and c.state = 'OFFERED' and c.expires_at <= cast(:now as timestamptz)
                        and (c.initiator_id = any (:partners) or c.partner_id = any (:partners))
                        order by c.collaboration_id for update of c""", now)
                .param("partners", partners.stream().map(TenantId::value).toArray(String[]::new))
                .query((row, number) -> collaboration(row))
                .list();
    }

    /** The partners of offers whose time is up without it being recorded. */
    public Set<TenantId> partnersOfLapsed(Grant<? extends Action.OnTenant, TenantId> grant, Instant now) {
        return at(
                        grant,
                        "select distinct case when initiator_id = :tenant then partner_id else initiator_id end from ("
                                + AT_THE_MOMENT + ") as mine where state <> state_now",
                        now)
                .query((row, number) -> new TenantId(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    public long countOffered(Grant<Action.ManageSharing, TenantId> grant, Instant now) {
        return grant.sql("""
                        select count(*) from sharing.collaboration
                        where initiator_id = :tenant and state = 'OFFERED' and expires_at > :now""")
                .param("tenant", grant.resource().value())
                .param("now", Columns.column(now))
                .query(Long.class)
                .single();
    }

    public Listing<Collaboration> page(
            Grant<? extends Action.OnTenant, TenantId> grant, Filter filter, Listing.Wanted wanted, Instant now) {
        String matching = "select * from (" + AT_THE_MOMENT + """
                ) as mine
                where (cast(:state as text) is null or state_now = :state)
                    and case :side when 'OFFERER' then initiator_id = :tenant
                        when 'ADDRESSEE' then partner_id = :tenant else true end""";
        List<Collaboration> items = filtered(
                        grant,
                        filter,
                        matching + Sorting.clause(SORTS, wanted, "collaboration_id") + " limit :size offset :offset",
                        now)
                .param("size", wanted.part().size())
                .param("offset", wanted.part().offset())
                .query((row, number) -> collaboration(row))
                .list();
        long total = filtered(grant, filter, "select count(*) from (" + matching + ") as counted", now)
                .query(Long.class)
                .single();
        return new Listing<>(items, total);
    }

    private static JdbcClient.StatementSpec filtered(
            Grant<? extends Action.OnTenant, TenantId> grant, Filter filter, String sql, Instant now) {
        return at(grant, sql, now)
                .param("state", filter.state().map(CollaborationState::name).orElse(null))
                .param("side", filter.side().map(Side::name).orElse(""));
    }

    public void insert(Grant<Action.ManageSharing, TenantId> grant, Collaboration offered) {
        grant.sql("""
                        insert into sharing.collaboration
                            (collaboration_id, initiator_id, partner_id, state, note, offered_at, expires_at, etag)
                        values (:id, :tenant, :partner, 'OFFERED', :note, :offered, :expires, 1)""")
                .param("id", offered.id())
                .param("tenant", grant.resource().value())
                .param("partner", offered.partner().value())
                .param("note", offered.note())
                .param("offered", Columns.column(offered.offeredAt()))
                .param("expires", Columns.column(offered.expiresAt()))
                .update();
    }

    /** Moves on a collaboration this transaction has locked. */
    public void move(
            Grant<Action.ManageSharing, TenantId> grant, Collaboration locked, CollaborationState to, Instant when) {
        boolean answer =
                switch (to) {
                    case ACCEPTED, REFUSED -> true;
                    case OFFERED, WITHDRAWN, EXPIRED, TERMINATED -> false;
                };
        grant.sql("""
                        update sharing.collaboration set state = :state, etag = etag + 1,
                            answered_at = case when :answer then :when else answered_at end,
                            ended_at = case when :state = 'ACCEPTED' then null else cast(:when as timestamptz) end
                        where (initiator_id = :tenant or partner_id = :tenant) and collaboration_id = :id""")
                .param("state", to.name())
                .param("answer", answer)
                .param("when", Columns.column(when))
                .param("tenant", grant.resource().value())
                .param("id", locked.id())
                .update();
    }

    private static JdbcClient.StatementSpec at(
            Grant<? extends Action.OnTenant, TenantId> grant, String sql, Instant now) {
        return grant.sql(sql).param("tenant", grant.resource().value()).param("now", Columns.column(now));
    }

    private static Collaboration collaboration(ResultSet row) throws SQLException {
        boolean unrecorded = !row.getString("state").equals(row.getString("state_now"));
        Instant expiresAt = Columns.time(row, "expires_at").orElseThrow();
        return new Collaboration(
                Columns.uuid(row, "collaboration_id"),
                new TenantId(row.getString("initiator_id")),
                new TenantId(row.getString("partner_id")),
                CollaborationState.valueOf(row.getString("state_now")),
                row.getString("note"),
                Columns.time(row, "offered_at").orElseThrow(),
                expiresAt,
                Columns.time(row, "answered_at"),
                unrecorded ? Optional.of(expiresAt) : Columns.time(row, "ended_at"),
                row.getLong("etag") + (unrecorded ? 1 : 0));
    }
}
