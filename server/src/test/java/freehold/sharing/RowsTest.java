package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.lend;
import static freehold.sharing.Lending.open;
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.access.Access;
import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.sharing.model.CollaborationAct;
import freehold.sharing.model.CollaborationState;
import freehold.sharing.model.ShareAct;
import freehold.sharing.model.ShareState;
import freehold.sharing.model.Side;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last net: what the database itself lets through when nobody has decided anything. */
@HttpTest
class RowsTest {
    private static final List<String> TABLES = List.of(
            "sharing.collaboration",
            "sharing.share",
            "sharing.lent",
            "sharing.received",
            "sharing.notice",
            "sharing.event",
            "sharing.actor",
            "access.answer",
            "sharing.profile",
            "sharing.profile_version",
            "sharing.amendment",
            "sharing.extension",
            "sharing.reader",
            "sharing.receipt");

    private final Lending lending;
    private final Raw raw;
    private final Database database;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final TestTenant stranger;
    private final String collaboration;
    private final String share;

    RowsTest(TestTenants tenants, Access access, Database database) {
        this.lending = new Lending(access);
        this.raw = new Raw(database);
        this.database = database;
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.stranger = tenants.fresh();
        this.collaboration = collaborate(owner, receiver);
        this.share = lend(owner, lending.asset(owner, "machine"), receiver);
        owner.client()
                .with("Idempotency-Key", "key")
                .post(SHARES, Lending.json(Lending.offer(lending.asset(owner, "other"), receiver)))
                .expect(201);
    }

    private long count(TestTenant tenant, String table) {
        return raw.as(
                tenant,
                app -> app.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single());
    }

    private int update(TestTenant self, String sql) {
        Map<String, String> all =
                Map.of("owner", owner.id(), "self", self.id(), "share", share, "collaboration", collaboration);
        return raw.as(self, app -> {
            JdbcClient.StatementSpec statement = app.sql(sql);
            for (Map.Entry<String, String> each : all.entrySet()) {
                if (sql.contains(":" + each.getKey())) {
                    statement = statement.param(each.getKey(), each.getValue());
                }
            }
            return statement.update();
        });
    }

    @Test
    void aThirdTenantReadsAndChangesNothing() {
        for (String table : TABLES) {
            assertThat(count(stranger, table)).as(table).isZero();
        }
        assertThat(update(stranger, "update sharing.share set etag = 99")).isZero();
        assertThat(update(stranger, "update sharing.share set profile = '{}'")).isZero();
        assertThat(update(stranger, "update sharing.amendment set state = 'ACCEPTED'"))
                .isZero();
        assertThat(update(stranger, "delete from sharing.extension")).isZero();
        assertThat(update(stranger, "update sharing.profile set version = 99")).isZero();
        assertThat(update(stranger, "update sharing.collaboration set etag = 99"))
                .isZero();
        assertThat(update(stranger, "update sharing.received set mount_id = 'x'"))
                .isZero();
        assertThat(update(stranger, "delete from access.answer")).isZero();
    }

    @Test
    void withoutATenantThereIsNothing() {
        JdbcClient app = JdbcClient.create(database.unpooled(DatabaseRole.APP));
        for (String table : TABLES) {
            assertThat(app.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void theOtherSidesPrivateHalfIsOutOfReach() {
        assertThat(count(owner, "sharing.received")).isZero();
        assertThat(count(receiver, "sharing.received")).isEqualTo(1);
        assertThat(count(owner, "sharing.lent")).isEqualTo(2);
        assertThat(count(receiver, "sharing.lent")).isZero();
        assertThat(count(owner, "access.answer")).isEqualTo(1);
        assertThat(count(receiver, "access.answer")).isZero();
        assertThat(count(owner, "sharing.share")).isEqualTo(2).isEqualTo(count(receiver, "sharing.share"));
        assertThat(count(owner, "sharing.event")).isEqualTo(count(receiver, "sharing.event"));
        for (TestTenant side : List.of(owner, receiver)) {
            assertThat(count(side, "sharing.actor where tenant_id <> '" + side.id() + "'"))
                    .isZero();
            assertThat(count(side, "sharing.actor")).isPositive();
        }
    }

    @Test
    void namesOfTenantsAreForThoseOneHasDealtWith() {
        assertThat(parties(stranger)).containsExactly(stranger.id());
        assertThat(parties(owner)).containsExactlyInAnyOrder(owner.id(), receiver.id());
        assertThat(parties(receiver)).containsExactlyInAnyOrder(owner.id(), receiver.id());
    }

    private List<String> parties(TestTenant of) {
        return raw.as(
                of,
                app -> app.sql("select tenant_id from sharing.parties(:ids)")
                        .param("ids", new String[] {owner.id(), receiver.id(), stranger.id()})
                        .query(String.class)
                        .list());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into sharing.collaboration (collaboration_id, initiator_id, partner_id, state, note, offered_at,"
                        + " expires_at, etag) values (gen_random_uuid(), :owner, :self, 'OFFERED', '', now(),"
                        + " now() + interval '1 day', 1)",
                "insert into sharing.share (share_id, owner_id, receiver_id, collaboration_id, asset_id, asset_type_id,"
                        + " asset_name, channels, profile_id, profile_version, profile, descendants, include_subtenants,"
                        + " note, state, offered_at, expires_at, etag) values (gen_random_uuid(), :owner, :self,"
                        + " cast(:collaboration as uuid), 'x', 'x', 'x', '{telemetry}', 'x', 1, '{}', true, false, '',"
                        + " 'OPEN', now(), now() + interval '1 day', 1)",
                "insert into sharing.lent (tenant_id, share_id, excluded) values (:owner, cast(:share as uuid), '{}')",
                "insert into sharing.received (tenant_id, share_id, mount_id)"
                        + " values (:owner, cast(:share as uuid), 'x')",
                "insert into sharing.event (subject_id, number, offerer_id, addressee_id, state, happened_at)"
                        + " values (gen_random_uuid(), 1, :owner, 'x', 'OPEN', now())",
                "insert into sharing.event (subject_id, number, offerer_id, addressee_id, state, acting_id, happened_at)"
                        + " values (gen_random_uuid(), 1, :owner, :self, 'OPEN', :owner, now())",
                "insert into sharing.actor (tenant_id, subject_id, number, name)"
                        + " values (:owner, cast(:share as uuid), 9, 'x')",
                "insert into access.answer (tenant_id, actor, key, request, answer, answered_at)"
                        + " values (:owner, 'x', 'x', 'x', '{}', now())",
                "update sharing.share set owner_id = :self",
                "update sharing.share set collaboration_id = null",
                "update sharing.amendment set profile = '{}'",
                "update sharing.amendment set share_id = null",
                "update sharing.extension set wanted_until = now()",
                "update sharing.profile_version set content = '{}'",
                "delete from sharing.amendment",
                "delete from sharing.receipt",
                "update sharing.receipt set owner_id = :self",
                "insert into sharing.reader (tenant_id, owner_id, name, reader_id)"
                        + " values (:owner, :self, 'x', gen_random_uuid())",
                "insert into sharing.receipt (share_id, reader_id, asset_id, aspect, variable, owner_id, receiver_id,"
                        + " samples, reads, first_at, last_at) values (cast(:share as uuid), gen_random_uuid(), 'x', 'x',"
                        + " 'x', :self, :owner, 1, 1, now(), now())",
                "insert into sharing.profile (tenant_id, profile_id, name, version)"
                        + " values (:owner, gen_random_uuid(), 'x', 1)",
                "insert into sharing.extension (share_id, owner_id, receiver_id, wanted_until, note, asked_at)"
                        + " values (cast(:share as uuid), :self, :owner, now(), '', now())",
                "insert into sharing.amendment (share_id, number, owner_id, receiver_id, state, profile_id,"
                        + " profile_version, profile, offered_at) values (cast(:share as uuid), 1, :owner, :self, 'OPEN',"
                        + " 'x', 1, '{}', now())",
                "update sharing.collaboration set partner_id = :self",
                "update sharing.event set reason = :self",
                "update sharing.actor set name = :self",
                "delete from sharing.event where addressee_id = :self",
                "delete from sharing.actor where tenant_id = :self",
                "delete from sharing.received where tenant_id = :self",
                "delete from sharing.share where receiver_id = :self",
                "delete from sharing.collaboration where partner_id = :self"
            })
    void nobodyWritesInAnothersNameAndNobodyRewritesWhatWasAgreed(String sql) {
        for (TestTenant self : List.of(receiver, stranger)) {
            assertThatThrownBy(() -> update(self, sql))
                    .as(self.id())
                    .rootCause()
                    .hasMessageMatching(
                            "(?s).*(row-level security|permission denied|needs a live collaboration|is offered).*");
        }
    }

    /** The triggers against the table of the state machine, in both directions. */
    @ParameterizedTest
    @MethodSource("sidesAndStates")
    void theDatabaseMovesASharesStateJustAsTheTableDoes(Side side, ShareState from) {
        String id = open(owner, lending.asset(owner, "another"), receiver);
        for (ShareState to : ShareState.values()) {
            reset("share", id, from.name());
            boolean allowed = to == from
                    || ShareAct.TABLE.steps().stream()
                            .anyMatch(step -> step.before() == from
                                    && step.after() == to
                                    && step.sides().contains(side));
            TestTenant acting = side == Side.OFFERER ? owner : receiver;
            if (allowed) {
                assertThat(move(acting, id, to)).as("%s to %s", from, to).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> move(acting, id, to))
                        .as("%s to %s", from, to)
                        .hasStackTraceContaining("by this side");
            }
            assertThat(move(stranger, id, to)).isZero();
        }
        reset("share", id, "ENDED");
    }

    @Test
    void theDatabaseMovesACollaborationsStateJustAsTheTableDoes() {
        for (CollaborationState from : CollaborationState.values()) {
            for (CollaborationState to : CollaborationState.values()) {
                for (Side side : Side.values()) {
                    reset("collaboration", collaboration, from.name());
                    TestTenant acting = side == Side.OFFERER ? owner : receiver;
                    String sql = "update sharing.collaboration set state = '" + to + "'";
                    boolean allowed = to == from
                            || CollaborationAct.TABLE.steps().stream()
                                    .anyMatch(step -> step.before() == from
                                            && step.after() == to
                                            && step.sides().contains(side));
                    if (allowed) {
                        assertThat(update(acting, sql)).as("%s to %s", from, to).isEqualTo(1);
                    } else {
                        assertThatThrownBy(() -> update(acting, sql))
                                .as("%s to %s", from, to)
                                .hasStackTraceContaining("by this side");
                    }
                }
            }
        }
        reset("collaboration", collaboration, "ACCEPTED");
    }

    static Stream<Object[]> sidesAndStates() {
        return Stream.of(Side.values())
                .flatMap(side -> Stream.of(ShareState.values()).map(state -> new Object[] {side, state}));
    }

    private int move(TestTenant tenant, String id, ShareState state) {
        return raw.as(
                tenant,
                app -> app.sql("""
                                update sharing.share set state = :state, answered_at = now(),
                                    failure = case when :state = 'FAILED' then 'limit' end
                                where share_id = cast(:id as uuid)""").param("state", state.name()).param("id", id).update());
    }

    /** Past the triggers, as no login of the product can. */
    private void reset(String table, String id, String state) {
        String failure = "failure = case when '%s' = 'FAILED' then 'limit' end,".formatted(state);
        raw.owner()
                .sql("""
                        do $$ begin
                            alter table sharing.%1$s disable trigger %1$s_moves_as_agreed;
                            update sharing.%1$s set %4$s state = '%2$s', answered_at = now()
                            where %1$s_id = '%3$s';
                            alter table sharing.%1$s enable trigger %1$s_moves_as_agreed;
                        end $$""".formatted(table, state, id, table.equals("share") ? failure : ""))
                .update();
    }

    @Test
    void aShareBeginsOpenAndUnderALiveCollaborationOfTheTwo() {
        String sql = """
                insert into sharing.share (share_id, owner_id, receiver_id, collaboration_id, asset_id, asset_type_id,
                    asset_name, channels, profile_id, profile_version, profile, descendants, include_subtenants, note,
                    state, answered_at, offered_at, expires_at, etag)
                values (gen_random_uuid(), :self, '%s', cast(:collaboration as uuid), 'x', 'x', 'x', '{telemetry}', 'x',
                    1, '{}', true, false, '', '%s', now(), now(), now() + interval '1 day', 1)""";
        assertThatThrownBy(() -> update(owner, sql.formatted(receiver.id(), "ACCEPTED")))
                .hasStackTraceContaining("begins as an open offer");
        assertThatThrownBy(() -> update(owner, sql.formatted(stranger.id(), "OPEN")))
                .hasStackTraceContaining("needs a live collaboration");
        assertThat(update(owner, sql.formatted(receiver.id(), "OPEN"))).isEqualTo(1);
        assertThat(text(share(owner, share), "state")).isEqualTo("ACCEPTED");
    }
}
