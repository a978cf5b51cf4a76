package freehold.events.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.events.model.Event;
import freehold.events.model.EventDetails;
import freehold.events.model.EventFilter;
import freehold.events.model.EventQuestion.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
            "e.tenant_id, e.event_id, e.type_id, e.correlation_id, e.entity_id, e.happened_at, e.severity,"
                    + " e.description, e.code, e.source, e.acknowledged, e.fields, e.etag";

    /**
     * Which events are meant.
     *
     * @param typeId empty for all types
     * @param history whether those too that a later one has overtaken
     * @param now events that have expired by then are none
     */
    public record Choice(Optional<String> typeId, EventFilter filter, boolean history, Instant now) {}

    /** A part of a list. */
    public record Slice(Order order, long offset, long limit) {}

    public long count(EventSight sight, Choice choice) {
        return chosen(sight, choice, "select count(*)", "").query(Long.class).single();
    }

    public List<Event> slice(EventSight sight, Choice choice, Slice slice) {
        Order order = slice.order();
        String nulls = order.descending() ? " desc nulls last" : " nulls first";
        String key = EventWhere.column(order.field(), sight) + nulls;
        return chosen(
                        sight,
                        choice,
                        "select " + COLUMNS,
                        " order by " + key + ", e.event_id" + (order.descending() ? " desc" : "")
                                + " offset :offset limit :limit")
                .param("offset", slice.offset())
                .param("limit", slice.limit())
                .query(EventTable::event)
                .list();
    }

    public Optional<Event> find(EventSight sight, String id, Instant now) {
        return chosen(
                        sight,
                        new Choice(Optional.empty(), EventFilter.everything(), true, now),
                        "select " + COLUMNS,
                        " and e.event_id = :event")
                .param("event", id)
                .query(EventTable::event)
                .optional();
    }

    /** To which assets the chosen events belong. */
    public List<AssetId> assetsOf(EventSight.Own sight, Choice choice) {
        return chosen(sight, choice, "select distinct e.entity_id", "")
                .query((row, number) -> new AssetId(row.getString("entity_id")))
                .list();
    }

    /** The types of all events in sight. */
    public List<String> typesOf(EventSight sight, Instant now) {
        return chosen(
                        sight,
                        new Choice(Optional.empty(), EventFilter.everything(), true, now),
                        "select distinct e.type_id",
                        "")
                .query((row, number) -> row.getString("type_id"))
                .list();
    }

    private static StatementSpec chosen(EventSight sight, Choice choice, String select, String rest) {
        EventWhere where = new EventWhere(choice.filter(), sight);
        StatementSpec statement = sight.grant()
                .sql(select + " from events.event e where e.tenant_id = :tenant and " + there("e") + " and "
                        + sight.has("e") + (choice.typeId().isPresent() ? " and e.type_id = :type" : "") + " and "
                        + where.sql() + (choice.history() ? "" : speaksForItsMatter(sight)) + rest)
                .params(where.parameters())
                .params(sight.parameters())
                .param("now", choice.now().atOffset(ZoneOffset.UTC))
                .param("tenant", sight.grant().owner().value());
        choice.typeId().ifPresent(type -> statement.param("type", type));
        return statement;
    }

    private static String there(String row) {
        return "(" + row + ".expires_at is null or " + row + ".expires_at > :now)";
    }

    /** Only what the caller sees can overtake an event it sees. */
    private static String speaksForItsMatter(EventSight sight) {
        return " and not exists (select from events.event later where later.tenant_id = e.tenant_id"
                + " and later.entity_id = e.entity_id and later.correlation_id = e.correlation_id"
                + " and later.type_id = e.type_id"
                + " and (later.happened_at, later.event_id) > (e.happened_at, e.event_id) and " + there("later")
                + " and " + sight.has("later") + ")";
    }

    /**
     * Adds the event.
     *
     * @param expires empty for never
     */
    public void insert(Grant<Action.WriteEvents, AssetRef> asset, Event event, Optional<Instant> expires) {
        with(asset.sql("""
                        insert into events.event (tenant_id, event_id, entity_id, type_id, correlation_id, happened_at,
                            severity, description, code, source, acknowledged, fields, expires_at, created_by)
                        values (:tenant, :event, :asset, :type, :correlation, :time, :severity, :description, :code,
                            :source, :acknowledged, cast(:fields as jsonb), cast(:expires as timestamptz), :by)"""), asset, event)
                .param("type", event.typeId())
                .param("correlation", event.correlation())
                .param("expires", expires.map(Instant::toString).orElse(null))
                .param("by", asset.caller().principal().name())
                .update();
    }

    /** Whether the event still was at the etag, and so was changed. */
    public boolean update(Grant<Action.WriteEvents, AssetRef> asset, long etag, Event event) {
        return with(asset.sql("""
                        update events.event set happened_at = :time, severity = :severity, description = :description,
                            code = :code, source = :source, acknowledged = :acknowledged,
                            fields = cast(:fields as jsonb), etag = etag + 1
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
                .param("acknowledged", details.acknowledged().orElse(null))
                .param("fields", EventsJson.write(event.custom().byField()));
    }

    /** Removes the chosen events of the assets, as far as they are in sight. */
    public long delete(EventSight.Own sight, Choice choice, Collection<Grant<Action.WriteEvents, AssetRef>> assets) {
        return chosen(sight, choice, "delete", " and e.entity_id = any (:assets)")
                .param(
                        "assets",
                        assets.stream()
                                .map(asset -> asset.resource().id().value())
                                .toArray(String[]::new))
                .update();
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
                new TenantId(row.getString("tenant_id")),
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
                        Optional.ofNullable(row.getObject("acknowledged", Boolean.class))),
                EventsJson.values(row.getString("fields")),
                row.getLong("etag"));
    }
}
