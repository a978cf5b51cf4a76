package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.identity.model.CoreRoles;
import freehold.identity.model.Totp;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class SecondFactorTest {
    private static final String FACTOR = "/api/identity/v1/secondFactor";

    private final TestTenants tenants;
    private final People people;

    SecondFactorTest(TestTenants tenants) {
        this.tenants = tenants;
        this.people = new People(tenants);
    }

    @Test
    void codesAreThoseOfTheStandard() {
        // RFC 6238, appendix B, the last six digits.
        Totp codes = Totp.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
        assertThat(codes.codeAt(Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(codes.codeAt(Instant.ofEpochSecond(1111111109))).isEqualTo("081804");
        assertThat(codes.codeAt(Instant.ofEpochSecond(20000000000L))).isEqualTo("353130");
        assertThat(codes.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void aCodeIsGoodForItsStepAndTheNeighboursAndNeverAgain() {
        Totp codes = Totp.random();
        Instant now = Instant.ofEpochSecond(1_800_000_015);
        long step = now.getEpochSecond() / 30;
        for (int off = -2; off <= 2; off++) {
            OptionalLong found = codes.stepOf(codes.codeAt(now.plusSeconds(30L * off)), now, 0);
            if (Math.abs(off) <= 1) {
                assertThat(found).hasValue(step + off);
            } else {
                assertThat(found).isEmpty();
            }
        }
        assertThat(codes.stepOf(codes.codeAt(now), now, step)).isEmpty();
        assertThat(codes.stepOf("", now, 0)).isEmpty();
    }

    @Test
    void onceConfirmedTheCodeIsAskedForAndWorksOnce() {
        TestTenant tenant = tenants.fresh();
        String name = "f1@example.org";
        ApiClient browser = people.browser(tenant, People.user(tenant, name, CoreRoles.STANDARD_USER), name);
        browser.post(FACTOR, "{\"password\": \"not the password\"}").expect(400);
        JsonNode begun = browser.post(FACTOR, "{\"password\": \"" + People.PASSWORD + "\"}")
                .expect(201)
                .json();
        assertThat(begun.get("uri").stringValue())
                .startsWith("otpauth://totp/Freehold:")
                .contains(begun.get("secret").stringValue());
        Totp codes = codes(begun);
        people.signIn(name, People.PASSWORD).expect(200);
        browser.post(FACTOR + "/confirmation", "{\"code\": \"000000x\"}").expect(400);
        List<String> recovery = browser.post(
                        FACTOR + "/confirmation", "{\"code\": \"" + codes.codeAt(Instant.now()) + "\"}")
                .expect(200)
                .json()
                .get("recoveryCodes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

        Answer without = people.signIn(name, People.PASSWORD).expect(401);
        assertThat(without.json().get("type").stringValue()).isEqualTo("/problems/second-factor-needed");
        Answer wrongPassword = people.signIn(name, "wrong password!").expect(401);
        assertThat(wrongPassword.body()).doesNotContain("second");
        String code = codes.codeAt(Instant.now().plusSeconds(30));
        people.signIn(name, People.PASSWORD, code).expect(200);
        Answer again = people.signIn(name, People.PASSWORD, code).expect(401);
        assertThat(again.json().get("type").stringValue()).isEqualTo("/problems/second-factor-wrong");

        people.signIn(name, People.PASSWORD, recovery.getFirst()).expect(200);
        people.signIn(name, People.PASSWORD, recovery.getFirst()).expect(401);
        JsonNode state = browser.get(FACTOR).expect(200).json();
        assertThat(state.get("enrolled").booleanValue()).isTrue();
        assertThat(state.get("recoveryCodesLeft").intValue()).isEqualTo(9);

        browser.post(FACTOR, "{\"password\": \"" + People.PASSWORD + "\"}").expect(409);
        browser.post(
                        FACTOR + "/removal",
                        "{\"password\": \"%s\", \"code\": \"%s\"}".formatted(People.PASSWORD, recovery.get(1)))
                .expect(204);
        people.signIn(name, People.PASSWORD).expect(200);
    }

    @Test
    void guessingCodesIsSlowedDown() {
        TestTenant tenant = tenants.fresh();
        String name = "f2@example.org";
        ApiClient browser = people.browser(tenant, People.user(tenant, name), name);
        enrol(browser);
        int status = 401;
        for (int attempt = 0; attempt < 10 && status == 401; attempt++) {
            status = people.signIn(name, People.PASSWORD, "00000" + attempt).status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void guessingCodesToRemoveTheFactorIsSlowedDownToo() {
        TestTenant tenant = tenants.fresh();
        String name = "f9@example.org";
        ApiClient browser = people.browser(tenant, People.user(tenant, name), name);
        enrol(browser);
        int status = 400;
        for (int attempt = 0; attempt < 10 && status == 400; attempt++) {
            status = browser.post(
                            FACTOR + "/removal",
                            "{\"password\": \"%s\", \"code\": \"00000%d\"}".formatted(People.PASSWORD, attempt))
                    .status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void aWrongCodeToRemoveTheFactorIsAFaultOfThatFieldAndNoEndOfTheSession() {
        TestTenant tenant = tenants.fresh();
        String name = "f10@example.org";
        ApiClient browser = people.browser(tenant, People.user(tenant, name), name);
        enrol(browser);

        for (String proof : List.of("\"code\": \"000000x\"", "\"code\": null")) {
            Answer refused = browser.post(
                            FACTOR + "/removal", "{\"password\": \"" + People.PASSWORD + "\", " + proof + "}")
                    .expect(400);
            assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/code");
        }
        Answer password = browser.post(FACTOR + "/removal", "{\"password\": \"wrong\", \"code\": \"000000\"}")
                .expect(400);

        assertThat(password.json().at("/errors/0/pointer").stringValue()).isEqualTo("/password");
        assertThat(browser.get(FACTOR).expect(200).json().get("enrolled").booleanValue())
                .isTrue();
    }

    @Test
    void anAdministratorResetsWhatSomebodyHasLost() {
        TestTenant tenant = tenants.fresh();
        String name = "f3@example.org";
        String user = People.user(tenant, name);
        ApiClient browser = people.browser(tenant, user, name);
        enrol(browser);

        people.setPassword(People.link(tenant, user), People.PASSWORD).expect(204);
        people.signIn(name, People.PASSWORD).expect(401);
        people.setPassword(People.link(tenant, user, "{\"resetSecondFactor\": true}"), People.PASSWORD)
                .expect(204);

        people.signIn(name, People.PASSWORD).expect(200);
    }

    @Test
    void whatAnotherTenantResetsIsNotTheFactorHere() {
        TestTenant one = tenants.fresh();
        TestTenant other = tenants.fresh();
        String name = "f4@example.org";
        ApiClient browser = people.browser(one, People.user(one, name), name);
        enrol(browser);
        String theirs = People.user(other, name);
        browser.post("/api/identity/v1/invitations", "{\"token\": \"" + People.link(other, theirs) + "\"}")
                .expect(204);

        people.setPassword(People.link(other, theirs, "{\"resetSecondFactor\": true}"), "one of their own")
                .expect(204);

        people.signIn(name, "one of their own").expect(200);
        people.signIn(name, People.PASSWORD).expect(401);
    }

    private static Totp enrol(ApiClient browser) {
        Totp codes = codes(browser.post(FACTOR, "{\"password\": \"" + People.PASSWORD + "\"}")
                .expect(201)
                .json());
        browser.post(FACTOR + "/confirmation", "{\"code\": \"" + codes.codeAt(Instant.now()) + "\"}")
                .expect(200);
        return codes;
    }

    private static Totp codes(JsonNode begun) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        String secret = begun.get("secret").stringValue();
        byte[] bytes = new byte[secret.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int five = letters.indexOf(secret.charAt(bit / 5));
            bytes[bit / 8] |= (byte) ((five >> (4 - bit % 5) & 1) << (7 - bit % 8));
        }
        return Totp.of(bytes);
    }
}
