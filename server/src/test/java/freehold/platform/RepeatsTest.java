package freehold.platform;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class RepeatsTest {
    private static final String TENANTS = "/api/platform/v1/tenants";
    private static final String BODY = """
            {"id": "%s", "name": "N", "companyName": "C", "country": "DE", "type": "CUSTOMER",
             "administrator": {"userName": "%s@example.org"}}""";

    private final TestTenants tenants;
    private final DataSource database;

    RepeatsTest(TestTenants tenants, DataSource database) {
        this.tenants = tenants;
        this.database = database;
    }

    @Test
    void aRepeatedFoundingIsAnsweredAsTheFirstSecretsIncluded() {
        ApiClient operator =
                tenants.operator().with("Idempotency-Key", UUID.randomUUID().toString());
        String body = BODY.formatted("again", "again");
        Answer first = operator.post(TENANTS, body).expect(201);
        assertThat(operator.post(TENANTS, body).expect(201).json()).isEqualTo(first.json());

        Answer credential =
                operator("c").post(TENANTS + "/again/serviceCredentials", "{}").expect(201);
        assertThat(operator("c")
                        .post(TENANTS + "/again/serviceCredentials", "{}")
                        .expect(201)
                        .json())
                .isEqualTo(credential.json());
    }

    private ApiClient operator(String key) {
        return tenants.operator().with("Idempotency-Key", key);
    }

    @Test
    void aKeyStandsForOneRequestOnly() {
        operator("one").post(TENANTS, BODY.formatted("first", "first")).expect(201);
        Answer other = operator("one")
                .post(TENANTS, BODY.formatted("second", "second"))
                .expect(409);
        assertThat(other.body()).contains("idempotency-key-reused");
        tenants.operator().get(TENANTS + "/second").expect(404);
    }

    @Test
    void aRefusedRequestIsNotKept() {
        operator("bad").post(TENANTS, "{\"id\": \"NO\"}").expect(400);
        operator("bad").post(TENANTS, BODY.formatted("good", "good")).expect(201);
    }

    @Test
    void whoReadsTheDatabaseReadsNoSecretOfAnAnswer() {
        Answer first = operator("secret")
                .post(TENANTS, BODY.formatted("sealed", "sealed"))
                .expect(201);
        String token = first.json().get("administrator").get("passwordToken").stringValue();
        // The login that serves requests sees no answer without the operator's reach.
        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from platform.answer")
                        .query(Long.class)
                        .single())
                .isZero();
        String all = String.join(
                "\n", JdbcClient.create(database).sql("""
                                select set_config('freehold.operator', 'on', true)
                                union all select encode(sealed, 'escape') from platform.answer""").query(String.class).list());
        assertThat(all).doesNotContain(token).doesNotContain("sealed@example.org");
    }
}
