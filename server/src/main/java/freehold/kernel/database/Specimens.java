package freehold.kernel.database;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ids of what a tenant has, to be shown to somebody who may not know them. Read as the login that serves requests,
 * within that tenant; nothing is written, and no id is told to anybody.
 */
@Component
public class Specimens {
    private static final String ASSET =
            "select asset_id from assets.asset order by parent_id is null, asset_id limit 1";
    private static final String JOB = "select job_id from events.job where kind = '%s' limit 1";

    /** What a route's path asks for; the first that fits. */
    private static final List<Source> SOURCES = List.of(
            new Source("/api/iotfile/.*path}", "select asset_id, folder || name from files.file limit 1"),
            new Source("/api/iotfile/.*\\{entityId}", "select asset_id from files.file limit 1"),
            new Source(".*\\{propertySetName}", "select asset_id, aspect from telemetry.series limit 1"),
            new Source(".*\\{(assetId|entityId)}.*", ASSET),
            new Source(
                    ".*\\{aspectTypeId}",
                    "select aspect_type_id from assets.aspect_type where tenant_id <> 'core' limit 1"),
            new Source(
                    ".*\\{assetTypeId}",
                    "select asset_type_id from assets.asset_type where tenant_id <> 'core' limit 1"),
            new Source(".*\\{fileId}.*", "select file_id from assets.model_file limit 1"),
            new Source(".*/assets/v1/groups/.*", "select group_id::text from assets.asset_group limit 1"),
            new Source(".*/createEventsJobs/.*", JOB.formatted("CREATE")),
            new Source(".*/deleteEventsJobs/.*", JOB.formatted("DELETE")),
            new Source(".*\\{eventTypeId}", "select type_id from events.event_type where tenant_id <> 'core' limit 1"),
            new Source(".*/(imports|importJobs)/.*", "select import_id::text from telemetry.import limit 1"),
            new Source(".*\\{eventId}", "select event_id from events.event limit 1"),
            new Source(".*/Groups/.*", "select group_id::text from identity.user_group limit 1"),
            new Source(".*\\{userId}.*", "select user_id::text from identity.membership limit 1"),
            new Source(".*\\{policyId}", "select policy_id::text from policies.policy limit 1"),
            new Source(".*\\{resourceGroupId}", "select group_id::text from policies.resource_group limit 1"),
            new Source(".*/subtenants/\\{id}.*", "select subtenant_id from settings.subtenant limit 1"),
            new Source(".*/collaborations/.*", "select collaboration_id::text from sharing.collaboration limit 1"),
            new Source(".*/profiles/.*", "select profile_id::text from sharing.profile limit 1"),
            new Source(".*/shares/.*", "select share_id::text from sharing.share limit 1"),
            new Source(".*\\{tenantId}", "select tenant_id from tenancy.tenant limit 1"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Specimens(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    private record Source(Pattern routes, String sql) {
        Source(String routes, String sql) {
            this(Pattern.compile(routes), sql);
        }
    }

    /**
     * What a tenant could put into the path of a route.
     *
     * @param ids in the order of the path; empty where the tenant has nothing of the kind
     */
    public record Specimen(List<String> ids) {}

    /** Empty where nothing is known of what the route's path asks for. */
    public Optional<Specimen> of(String tenant, String route) {
        return SOURCES.stream()
                .filter(source -> source.routes().matcher(route).matches())
                .findFirst()
                .map(source -> new Specimen(read(tenant, source.sql())));
    }

    private List<String> read(String tenant, String sql) {
        return requireNonNull(transaction.execute(status -> {
            jdbc.sql("""
                            select set_config('freehold.tenant', :tenant, true), set_config('freehold.owner', '', true),
                                set_config('freehold.person', '', true), set_config('freehold.operator', '', true)""").param("tenant", tenant).query(row -> {});
            return jdbc.sql(sql).query().listOfRows().stream()
                    .map(Map::values)
                    .flatMap(values -> values.stream().map(String::valueOf))
                    .toList();
        }));
    }
}
