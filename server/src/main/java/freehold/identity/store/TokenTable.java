package freehold.identity.store;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.PersonalToken;
import freehold.identity.model.SecretHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Personal tokens of a tenant's users. With the reach of the tenant, unless it is said otherwise. */
@Component
public class TokenTable {
    private final JdbcClient jdbc;

    TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom a token stands for, with the roles of this moment or fewer of them. Needs no transaction. */
    public Optional<Caller> find(SecretHash secret) {
        return jdbc.sql("""
                        select person_id, user_name, tenant_id, user_id, confined, subtenant_id, roles, narrowed
                        from identity.find_token(:hash)""")
                .param("hash", secret.bytes())
                .query((row, number) -> Standings.caller(row, held(row), false))
                .optional();
    }

    private static Set<String> held(ResultSet row) throws SQLException {
        Set<String> held = CoreRoles.expand(Roles.texts(row, "roles"));
        if (row.getArray("narrowed") != null) {
            held.retainAll(CoreRoles.expand(Roles.texts(row, "narrowed")));
        }
        return held;
    }

    public void insert(TenantId tenant, UUID user, PersonalToken token, SecretHash secret) {
        jdbc.sql("""
                        insert into identity.personal_token (tenant_id, token_id, user_id, name, secret_hash, roles,
                            subtenant_id, created_at, expires_at)
                        values (:tenant, :token, :user, :name, :hash, :roles, :subtenant, :created, :expires)""")
                .param("tenant", tenant.value())
                .param("token", token.id())
                .param("user", user)
                .param("name", token.name())
                .param("hash", secret.bytes())
                .param(
                        "roles",
                        token.roles()
                                .map(roles -> roles.stream().sorted().toArray(String[]::new))
                                .orElse(null))
                .param("subtenant", token.subtenant().map(SubtenantId::value).orElse(null))
                .param("created", token.created().atOffset(ZoneOffset.UTC))
                .param("expires", token.expires().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those that have not expired, the oldest first. */
    public List<PersonalToken> all(TenantId tenant, UUID user) {
        return jdbc.sql("""
                        select token_id, name, roles, subtenant_id, created_at, expires_at, last_used_at
                        from identity.personal_token
                        where tenant_id = :tenant and user_id = :user and expires_at > clock_timestamp()
                        order by created_at, token_id""")
                .param("tenant", tenant.value())
                .param("user", user)
                .query(TokenTable::token)
                .list();
    }

    /** Whether the user had it. Those that have expired go too. */
    public boolean delete(TenantId tenant, UUID user, UUID token) {
        jdbc.sql("""
                        delete from identity.personal_token
                        where tenant_id = :tenant and user_id = :user and expires_at <= clock_timestamp()""").param("tenant", tenant.value()).param("user", user).update();
        return jdbc.sql("""
                        delete from identity.personal_token
                        where tenant_id = :tenant and user_id = :user and token_id = :token""")
                        .param("tenant", tenant.value())
                        .param("user", user)
                        .param("token", token)
                        .update()
                == 1;
    }

    /** The user's sessions in the tenant, and tokens for it. */
    public void endAll(TenantId tenant, UUID user) {
        jdbc.sql("select identity.end_sessions(:tenant, :user)")
                .param("tenant", tenant.value())
                .param("user", user)
                .query(row -> {});
    }

    private static PersonalToken token(ResultSet row, int number) throws SQLException {
        return new PersonalToken(
                row.getObject("token_id", UUID.class),
                row.getString("name"),
                row.getArray("roles") == null
                        ? Optional.empty()
                        : Optional.of(Roles.texts(row, "roles").stream().collect(Collectors.toUnmodifiableSet())),
                Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new),
                time(row, "created_at").orElseThrow(),
                time(row, "expires_at").orElseThrow(),
                time(row, "last_used_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
