package freehold.events.store;

import freehold.access.Grant;
import freehold.access.VisibleAssets;
import freehold.assets.AssetsInSight;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.events.model.Event;
import freehold.events.model.EventDetails;
import freehold.events.model.EventFilter;
import freehold.events.model.EventQuestion.Order;
import freehold.kernel.http.PageWish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Events. */
@Component
public class EventTable {
    private static final String COLUMNS =
            "e.event_id, e.type_id, e.correlation_id, e.entity_id, e.happened_at, e.severity, e.description, e.code,"
                    + " e.source, e.acknowledged, e.etag";

    private static final String SPEAKS_FOR_ITS_MATTER = """
             and not exists (select from events.event later
                where later.tenant_id = e.tenant_id and later.entity_id = e.entity_id
                    and later.correlation_id = e.correlation_id and later.type_id = e.type_id
                    and (later.happened_at, later.event_id) > (e.happened_at, e.event_id))""";

    /**
     * Which events are meant.
     *
     * @param history whether those too that a later one has overtaken
     */
    public record Choice(EventFilter filter, boolean history) {}

    public long count(VisibleAssets visible, Choice choice) {
        return chosen(visible, choice, "select count(*)", "").query(Long.class).single();
    }

    public List<Event> slice(VisibleAssets visible, Choice choice, Order order, PageWish window) {
        String nulls = order.descending() ? " desc nulls last" : " nulls first";
        String key = EventWhere.column(order.field()) + nulls;
        return chosen(
                        visible,
                        choice,
                        "select " + COLUMNS,
                        " order by " + key + ", e.event_id" + (order.descending() ? " desc" : "")
                                + " offset :offset limit :limit")
                .param("offset", window.offset())
                .param("limit", window.size())
                .query(EventTable::event)
                .list();
    }

    public Optional<Event> find(VisibleAssets visible, String id) {
        return chosen(
                        visible,
                        new Choice(EventFilter.everything(), true),
                        "select " + COLUMNS,
                        " and e.event_id = :event")
                .param("event", id)
                .query(EventTable::event)
                .optional();
    }

    private static StatementSpec chosen(VisibleAssets visible, Choice choice, String select, String rest) {
        EventWhere where = new EventWhere(choice.filter());
        AssetsInSight sight = AssetsInSight.of(visible, "e.entity_id");
        return visible.grant()
                .sql(select + " from events.event e where e.tenant_id = :tenant and " + sight.sql() + " and "
                        + where.sql() + (choice.history() ? "" : SPEAKS_FOR_ITS_MATTER) + rest)
                .params(where.parameters())
                .params(sight.parameters())
                .param("tenant", visible.grant().owner().value());
    }

    public void insert(Grant<Action.WriteEvents, AssetRef> asset, Event event) {
        with(asset.sql("""
                        insert into events.event (tenant_id, event_id, entity_id, type_id, correlation_id, happened_at,
                            severity, description, code, source, acknowledged, created_by)
                        values (:tenant, :event, :asset, :type, :correlation, :time, :severity, :description, :code,
                            :source, :acknowledged, :by)"""), asset, event)
                .param("type", event.typeId())
                .param("correlation", event.correlation())
                .param("by", asset.caller().principal().name())
                .update();
    }

    /** Whether the event still was at the etag, and so was changed. */
    public boolean update(Grant<Action.WriteEvents, AssetRef> asset, long etag, Event event) {
        return with(asset.sql("""
                        update events.event set happened_at = :time, severity = :severity, description = :description,
                            code = :code, source = :source, acknowledged = :acknowledged, etag = etag + 1
                        where tenant_id = :tenant and event_id = :event and entity_id = :asset and etag = :etag"""), asset, event).param("etag", etag).update() == 1;
    }

    private static StatementSpec with(StatementSpec statement, Grant<Action.WriteEvents, AssetRef> asset, Event event) {
        EventDetails details = event.details();
        return statement
                .param("tenant", asset.resource().owner().value())
                .param("asset", asset.resource().id().value())
                .param("event", event.id())
                .param("time", event.time().atOffset(ZoneOffset.UTC))
                .param("severity", details.severity().orElse(null))
                .param("description", details.description().orElse(null))
                .param("code", details.code().orElse(null))
                .param("source", details.source().orElse(null))
                .param("acknowledged", details.acknowledged());
    }

    public long count(Grant<Action.Read, AssetRef> top, Collection<AssetId> assets) {
        return of(top, assets, "select count(*)").query(Long.class).single();
    }

    public long remove(Grant<Action.Purge, AssetRef> top, Collection<AssetId> assets) {
        return of(top, assets, "delete").update();
    }

    private static StatementSpec of(
            Grant<? extends Action.OnAsset, AssetRef> top, Collection<AssetId> assets, String verb) {
        return top.sql(verb + " from events.event where tenant_id = :tenant and entity_id = any (:assets)")
                .param("tenant", top.owner().value())
                .param("assets", assets.stream().map(AssetId::value).toArray(String[]::new));
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getString("event_id"),
                row.getString("type_id"),
                row.getString("correlation_id"),
                new AssetId(row.getString("entity_id")),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                new EventDetails(
                        Optional.ofNullable(row.getObject("severity", Integer.class)),
                        Optional.ofNullable(row.getString("description")),
                        Optional.ofNullable(row.getString("code")),
                        Optional.ofNullable(row.getString("source")),
                        row.getBoolean("acknowledged")),
                row.getLong("etag"));
    }
}
