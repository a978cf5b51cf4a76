package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import org.junit.jupiter.api.Test;

@HttpTest
class PasswordGuessingTest {
    private final TestTenants tenants;

    PasswordGuessingTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void aWrongPasswordAnUnknownUserAndOneWithoutPasswordGetTheSameAnswer() {
        TestTenant known = tenants.fresh();
        known.signIn();
        TestTenant without = tenants.fresh();

        Answer wrong = attempt(known.administrator());
        Answer unknown = attempt("nobody@example.org");
        Answer fresh = attempt(without.administrator());
        Answer malformed = attempt("no body");

        for (Answer answer : new Answer[] {unknown, fresh, malformed}) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(wrong.body());
            assertThat(answer.headerNames()).isEqualTo(wrong.headerNames());
        }
    }

    @Test
    void repeatedFailuresAreToldToWaitAndOthersAreNot() {
        TestTenant victim = tenants.fresh();
        TestTenant bystander = tenants.fresh();
        bystander.signIn();
        for (int attempt = 0; attempt < 5; attempt++) {
            attempt(victim.administrator());
        }

        Answer refused = attempt(victim.administrator());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/too-many-requests");
        bystander.signIn();
    }

    private Answer attempt(String userName) {
        return tenants.anonymous()
                .post("/api/session", "{\"userName\": \"%s\", \"password\": \"not the password\"}".formatted(userName));
    }
}
