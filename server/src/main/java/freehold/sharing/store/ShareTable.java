package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.sharing.model.Ceiling;
import freehold.sharing.model.Failure;
import freehold.sharing.model.Listing;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareState;
import freehold.sharing.model.Side;
import freehold.sharing.model.Target;
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

/** Shares, each seen by its two tenants with its own private half. States are those of the moment asked for. */
@Component
public class ShareTable {
    /** What time has ended is expired at that very time, whether or not it has been recorded since. */
    private static final String AT_THE_MOMENT = """
            select s.*, l.excluded, l.max_assets, l.held, l.revision, r.mount_id, time.lapsed_at,
                case when time.lapsed_at is null then s.state else 'EXPIRED' end as state_now
            from sharing.share s
            left join sharing.lent l on l.tenant_id = :tenant and l.share_id = s.share_id
            left join sharing.received r on r.tenant_id = :tenant and r.share_id = s.share_id
            cross join lateral (
                select case
                    when s.state in ('OPEN', 'FAILED') and s.expires_at <= cast(:now as timestamptz) then s.expires_at
                    when s.state = 'ACCEPTED' and s.access_until <= cast(:now as timestamptz) then s.access_until
                end as lapsed_at) as time
            where (s.owner_id = :tenant or s.receiver_id = :tenant)""";

    private static final Map<String, String> SORTS =
            Map.of("offeredAt", "offered_at", "expiresAt", "expires_at", "state", "state_now");

    public static final Collection<String> SORT_FIELDS = SORTS.keySet();

    /** Which shares a list shows. */
    public record Filter(
            Set<ShareState> states,
            Optional<Side> side,
            Optional<String> assetId,
            Optional<TenantId> partner,
            Optional<UUID> collaboration,
            Optional<String> profile) {
        public Filter {
            states = Set.copyOf(states);
        }

        public Filter with(Optional<TenantId> otherSide) {
            return new Filter(states, side, assetId, otherSide, collaboration, profile);
        }
    }

    public Optional<Share> find(Grant<? extends Action.OnTenant, TenantId> grant, UUID id, Instant now) {
        return at(grant, AT_THE_MOMENT + " and s.share_id = :id", now)
                .param("id", id)
                .query((row, number) -> ShareRow.share(row))
                .optional();
    }

    /** The same, and nobody else changes it before this transaction ends. */
    public Optional<Share> lock(Grant<Action.ManageSharing, TenantId> grant, UUID id, Instant now) {
        return at(grant, AT_THE_MOMENT + " and s.share_id = :id for update of s", now)
                .param("id", id)
                .query((row, number) -> ShareRow.share(row))
                .optional();
    }

    /** Shares with the partners that time has ended without it being recorded, locked. */
    public List<Share> lapsed(
            Grant<Action.ManageSharing, TenantId> grant,
            Collection<TenantId> partners,
            Optional<AssetId> asset,
            Instant now) {
        return at(grant, AT_THE_MOMENT + """
                         and time.lapsed_at is not null
                        and (s.owner_id = any (:partners) or s.receiver_id = any (:partners))
                        and (cast(:asset as text) is null or s.asset_id = :asset)
                        order by s.share_id for update of s""", now)
                .param("partners", partners.stream().map(TenantId::value).toArray(String[]::new))
                .param("asset", asset.map(AssetId::value).orElse(null))
                .query((row, number) -> ShareRow.share(row))
                .list();
    }

    /** The partners of shares that time has ended without it being recorded. */
    public Set<TenantId> partnersOfLapsed(Grant<? extends Action.OnTenant, TenantId> grant, Instant now) {
        return at(
                        grant,
                        "select distinct case when owner_id = :tenant then receiver_id else owner_id end from ("
                                + AT_THE_MOMENT + " and time.lapsed_at is not null) as lapsed",
                        now)
                .query((row, number) -> new TenantId(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Shares under the collaboration that its end puts an end to, locked. */
    public List<Share> liveUnder(Grant<Action.ManageSharing, TenantId> grant, UUID collaboration, Instant now) {
        return at(grant, AT_THE_MOMENT + """
                         and s.collaboration_id = :collaboration and s.state in ('OPEN', 'FAILED', 'ACCEPTED')
                        order by s.share_id for update of s""", now)
                .param("collaboration", collaboration)
                .query((row, number) -> ShareRow.share(row))
                .list();
    }

    /** Whether the caller's tenant lends or offers one of the assets as such, whatever the caller may know of it. */
    public boolean isAnyRooted(Grant<? extends Action.OnAsset, AssetRef> of, Collection<AssetId> assets, Instant now) {
        return of.sql("select exists (" + AT_THE_MOMENT + """
                         and s.owner_id = :tenant and s.asset_id = any (:assets)
                        and s.state in ('OPEN', 'FAILED', 'ACCEPTED') and time.lapsed_at is null)""")
                .param("tenant", of.caller().tenant().value())
                .param("now", Columns.column(now))
                .param("assets", Columns.column(assets))
                .query(Boolean.class)
                .single();
    }

    /** Live shares and offers of the caller's tenant's assets that the profile limits, or shall by an amendment; locked. */
    public List<Share> liveWith(Grant<Action.ManageSharing, TenantId> grant, String profile, Instant now) {
        return at(grant, AT_THE_MOMENT + """
                         and s.owner_id = :tenant
                        and (s.profile_id = :profile or exists (
                            select from sharing.amendment a
                            where a.share_id = s.share_id and a.owner_id = :tenant and a.state = 'OPEN'
                                and a.profile_id = :profile))
                        and s.state in ('OPEN', 'FAILED', 'ACCEPTED') and time.lapsed_at is null
                        order by s.share_id for update of s""", now)
                .param("profile", profile)
                .query((row, number) -> ShareRow.share(row))
                .list();
    }

    /** Shares and offers of just these assets of the caller's tenant that are live, those lapsed too. */
    public List<Share> liveRooted(
            Grant<? extends Action.OnTenant, TenantId> grant, Collection<AssetId> assets, Instant now) {
        return at(grant, AT_THE_MOMENT + """
                         and s.owner_id = :tenant and s.asset_id = any (:assets)
                        and s.state in ('OPEN', 'FAILED', 'ACCEPTED') order by s.share_id""", now)
                .param("assets", Columns.column(assets))
                .query((row, number) -> ShareRow.share(row))
                .list();
    }

    /** Shares and offers of just these assets that ended for the reason at that time or later. */
    public List<Share> endedRooted(
            Grant<? extends Action.OnTenant, TenantId> grant,
            Collection<AssetId> assets,
            String reason,
            Instant since) {
        return at(grant, AT_THE_MOMENT + """
                         and s.owner_id = :tenant and s.asset_id = any (:assets)
                        and s.state in ('WITHDRAWN', 'ENDED') and s.end_reason = :reason and s.ended_at >= :since
                        order by s.share_id""", since)
                .param("assets", Columns.column(assets))
                .param("reason", reason)
                .param("since", Columns.column(since))
                .query((row, number) -> ShareRow.share(row))
                .list();
    }

    /** An open or accepted share of the same asset and receiver that takes one of the channels. */
    public Optional<UUID> occupant(Grant<Action.ManageSharing, TenantId> grant, Share wanted) {
        return grant.sql("""
                        select share_id from sharing.share
                        where (owner_id = :tenant or receiver_id = :tenant)
                            and owner_id = :owner and asset_id = :asset and receiver_id = :receiver
                            and state in ('OPEN', 'ACCEPTED') and channels && cast(:channels as text[])
                            and share_id <> :id
                        order by offered_at limit 1""")
                .param("tenant", grant.resource().value())
                .param("owner", wanted.owner().value())
                .param("asset", wanted.asset().id().value())
                .param("receiver", wanted.receiver().value())
                .param("channels", Columns.channelColumn(wanted.terms().channels()))
                .param("id", wanted.id().value())
                .query(UUID.class)
                .optional();
    }

    public long countOffered(Grant<Action.ManageSharing, TenantId> grant, Instant now) {
        return grant.sql("""
                        select count(*) from sharing.share
                        where owner_id = :tenant and state = 'OPEN' and expires_at > :now""")
                .param("tenant", grant.resource().value())
                .param("now", Columns.column(now))
                .query(Long.class)
                .single();
    }

    /** Shares of the tenant's own assets that are offered, accepted, or can still be. */
    public long countLent(Grant<? extends Action.OnTenant, TenantId> grant, Instant now) {
        return grant.sql("""
                        select count(*) from sharing.share
                        where owner_id = :tenant
                            and (state = 'ACCEPTED' or (state in ('OPEN', 'FAILED') and expires_at > :now))""")
                .param("tenant", grant.resource().value())
                .param("now", Columns.column(now))
                .query(Long.class)
                .single();
    }

    public long countReceived(Grant<Action.ManageSharing, TenantId> grant) {
        return grant.sql("select count(*) from sharing.share where receiver_id = :tenant and state = 'ACCEPTED'")
                .param("tenant", grant.resource().value())
                .query(Long.class)
                .single();
    }

    public Listing<Share> page(
            Grant<? extends Action.OnTenant, TenantId> grant, Filter filter, Listing.Wanted wanted, Instant now) {
        String matching = "select * from (" + AT_THE_MOMENT + """
                ) as mine
                where (cardinality(:states) = 0 or state_now = any (:states))
                    and case :side when 'OFFERER' then owner_id = :tenant
                        when 'ADDRESSEE' then receiver_id = :tenant else true end
                    and (cast(:asset as text) is null or asset_id = :asset)
                    and (cast(:partner as text) is null
                        or :partner <> :tenant and :partner in (owner_id, receiver_id))
                    and (cast(:collaboration as uuid) is null or collaboration_id = :collaboration)
                    and (cast(:profile as text) is null or profile_id = :profile)""";
        String window = Sorting.clause(SORTS, wanted, "share_id") + " limit :size offset :offset";
        List<Share> items = filtered(grant, filter, matching + window, now)
                .param("size", wanted.part().size())
                .param("offset", wanted.part().offset())
                .query((row, number) -> ShareRow.share(row))
                .list();
        long total = filtered(grant, filter, "select count(*) from (" + matching + ") as counted", now)
                .query(Long.class)
                .single();
        return new Listing<>(items, total);
    }

    private static JdbcClient.StatementSpec filtered(
            Grant<? extends Action.OnTenant, TenantId> grant, Filter filter, String sql, Instant now) {
        return at(grant, sql, now)
                .param("states", filter.states().stream().map(ShareState::name).toArray(String[]::new))
                .param("side", filter.side().map(Side::name).orElse(""))
                .param("asset", filter.assetId().orElse(null))
                .param("partner", filter.partner().map(TenantId::value).orElse(null))
                .param("collaboration", filter.collaboration().orElse(null))
                .param("profile", filter.profile().orElse(null));
    }

    /** Writes an open offer, both halves of the owner's making. */
    public void insert(Grant<Action.ManageSharing, TenantId> grant, Share offered) {
        ShareRow.bind(grant.sql("""
                                insert into sharing.share (share_id, owner_id, receiver_id, collaboration_id, asset_id,
                                    asset_type_id, asset_name, channels, profile_id, profile_version, profile,
                                    descendants, include_subtenants, access_from, access_until, data_from, data_until,
                                    note, state, offered_at, expires_at, etag)
                                values (:id, :tenant, :receiver, :collaboration, :asset, :assetType, :assetName, :channels,
                                    :profileId, :profileVersion, cast(:profile as jsonb), :descendants,
                                    :includeSubtenants, :accessFrom, :accessUntil, :dataFrom, :dataUntil, :note, 'OPEN',
                                    :offered, :expires, 1)"""), offered)
                .param("tenant", grant.resource().value())
                .update();
        Optional<Ceiling> ceiling = offered.terms().ceiling();
        grant.sql("""
                        insert into sharing.lent (tenant_id, share_id, excluded, max_assets, held)
                        values (:tenant, :id, :excluded, :most, :held)""")
                .param("most", ceiling.map(Ceiling::maxAssets).orElse(null))
                .param("held", Columns.column(ceiling.map(Ceiling::held).orElse(Set.of())))
                .param("tenant", grant.resource().value())
                .param("id", offered.id().value())
                .param("excluded", Columns.column(offered.terms().excluded()))
                .update();
    }

    /**
     * What a move writes besides the state.
     *
     * @param reason why it ended
     */
    public record Mark(Instant when, Optional<Failure> failure, Optional<String> reason) {}

    /** Moves on a share this transaction has locked. */
    public void move(Grant<Action.ManageSharing, TenantId> grant, ShareId locked, ShareState to, Mark mark) {
        boolean answer = to == ShareState.ACCEPTED || to == ShareState.FAILED || to == ShareState.DECLINED;
        boolean end = !ShareState.LIVE.contains(to);
        grant.sql("""
                        update sharing.share set state = :state, etag = etag + 1, failure = :failure, end_reason = :reason,
                            answered_at = case when :answer then :when else answered_at end,
                            ended_at = case when :end then cast(:when as timestamptz) end
                        where (owner_id = :tenant or receiver_id = :tenant) and share_id = :id""")
                .param("state", to.name())
                .param("failure", mark.failure().map(Failure::code).orElse(null))
                .param("reason", mark.reason().orElse(null))
                .param("answer", answer)
                .param("end", end)
                .param("when", Columns.column(mark.when()))
                .param("tenant", grant.resource().value())
                .param("id", locked.value())
                .update();
    }

    /** Keeps where the receiver wants the share, and where it is. No mount: it could not be placed. */
    public void place(
            Grant<Action.ManageSharing, TenantId> grant, ShareId share, Target target, Optional<AssetId> mount) {
        grant.sql("""
                        insert into sharing.received (tenant_id, share_id, target_id, name, mount_id)
                        values (:tenant, :id, :target, :name, :mount)
                        on conflict (tenant_id, share_id) do update
                            set target_id = excluded.target_id, name = excluded.name, mount_id = excluded.mount_id""")
                .param("tenant", grant.resource().value())
                .param("id", share.value())
                .param("target", target.parentId().orElse(null))
                .param("name", target.name().orElse(null))
                .param("mount", mount.map(AssetId::value).orElse(null))
                .update();
    }

    /** Where the receiver wanted the share when it last tried to accept. */
    public Target target(Grant<Action.ManageSharing, TenantId> grant, ShareId share) {
        return grant.sql("select target_id, name from sharing.received where tenant_id = :tenant and share_id = :id")
                .param("tenant", grant.resource().value())
                .param("id", share.value())
                .query((row, number) ->
                        new Target(Optional.ofNullable(row.getString(1)), Optional.ofNullable(row.getString(2))))
                .optional()
                .orElse(Target.USUAL);
    }

    private static JdbcClient.StatementSpec at(
            Grant<? extends Action.OnTenant, TenantId> grant, String sql, Instant now) {
        return grant.sql(sql).param("tenant", grant.resource().value()).param("now", Columns.column(now));
    }
}
