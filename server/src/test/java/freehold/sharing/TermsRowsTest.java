package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.id;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.access.Access;
import freehold.kernel.database.Database;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The last net below consent: a bug in what is above it can't widen either. */
@HttpTest
class TermsRowsTest {
    private static final String LATER = "2099-06-01T00:00:00Z";

    private final Raw raw;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final String share;

    TermsRowsTest(TestTenants tenants, Access access, Database database) {
        this.raw = new Raw(database);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        collaborate(owner, receiver);
        Map<String, Object> body = with(
                offer(new Lending(access).asset(owner, "machine"), receiver),
                "access",
                Map.of("until", "2099-01-01T00:00:00Z"));
        body.put("data", Map.of("from", "2025-01-01T00:00:00Z", "until", "2026-01-01T00:00:00Z"));
        this.share = id(owner.client().post(SHARES, json(body)).expect(201));
        act(receiver, share, "accept").expect(200);
    }

    @Test
    void theDatabaseLetsNobodyWidenWithoutTheReceiver() {
        String everything = "(select jsonb_set(profile, '{details,fields}', '[\"location\"]') from sharing.share"
                + " where share_id = '" + share + "')";
        for (String change : List.of(
                "profile = " + everything,
                "access_until = null",
                "access_until = access_until + interval '1 second'",
                "data_from = null",
                "data_until = data_until + interval '1 second'",
                "include_subtenants = true",
                "expires_at = expires_at + interval '1 second'")) {
            for (TestTenant side : List.of(owner, receiver)) {
                assertThatThrownBy(() -> set(side, change))
                        .as("%s by %s", change, side.id())
                        .hasStackTraceContaining("narrowed by the owner");
            }
        }
        owner.client()
                .post(SHARES + "/" + share + "/widen", json(Map.of("access", Map.of("until", LATER))))
                .expect(200);
        assertThatThrownBy(() -> set(receiver, "access_until = null"))
                .as("not just what was offered")
                .hasStackTraceContaining("narrowed by the owner");
        assertThatThrownBy(() -> set(owner, "access_until = '" + LATER + "'"))
                .as("the owner does not accept for the receiver")
                .hasStackTraceContaining("narrowed by the owner");
        assertThatThrownBy(() -> raw.as(
                        owner,
                        app -> app.sql("update sharing.amendment set state = 'ACCEPTED'")
                                .update()))
                .hasStackTraceContaining("by this side");
        assertThat(set(receiver, "access_until = '" + LATER + "'")).isEqualTo(1);
    }

    private int set(TestTenant side, String change) {
        return raw.as(
                side,
                app -> app.sql("update sharing.share set " + change + " where share_id = '" + share + "'")
                        .update());
    }
}
