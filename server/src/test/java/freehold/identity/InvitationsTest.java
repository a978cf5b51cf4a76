package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.identity.model.CoreRoles;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Users become people who sign in; and tenants learn nothing of each other, nor get hold of each other's users. */
@HttpTest
class InvitationsTest {
    private static final String OTHER = "another password of theirs";

    private final TestTenants tenants;
    private final People people;

    InvitationsTest(TestTenants tenants) {
        this.tenants = tenants;
        this.people = new People(tenants);
    }

    @Test
    void aUserSignsInOnceTheLinkHasSetAPassword() {
        TestTenant tenant = tenants.fresh();
        String user = People.user(tenant, "i1@example.org", CoreRoles.STANDARD_USER);
        people.signIn("i1@example.org", People.PASSWORD).expect(401);
        String link = People.link(tenant, user);

        people.setPassword(link, People.PASSWORD).expect(204);
        people.setPassword(link, OTHER).expect(400);

        JsonNode session =
                people.signIn("i1@example.org", People.PASSWORD).expect(200).json();
        assertThat(session.at("/user/id").stringValue()).isEqualTo(user);
        assertThat(session.at("/user/type").stringValue()).isEqualTo("TENANT");
        assertThat(session.at("/tenant/id").stringValue()).isEqualTo(tenant.id());
        assertThat(tenant.client()
                        .get(People.USERS + "/" + user)
                        .expect(200)
                        .json()
                        .has("lastLogonTime"))
                .isTrue();
    }

    @Test
    void aResetEndsSessionsAndTheOldPassword() {
        TestTenant tenant = tenants.fresh();
        String user = People.user(tenant, "i2@example.org", CoreRoles.STANDARD_USER);
        ApiClient browser = people.browser(tenant, user, "i2@example.org");

        people.setPassword(People.link(tenant, user), OTHER).expect(204);

        browser.get(People.SESSION).expect(401);
        people.signIn("i2@example.org", People.PASSWORD).expect(401);
        people.signIn("i2@example.org", OTHER).expect(200);
    }

    @Test
    void twoTenantsKnowingOneNameDontMeet() {
        TestTenant one = tenants.fresh();
        TestTenant other = tenants.fresh();
        String name = "i3@example.org";
        Answer first = one.client()
                .post(People.USERS, "{\"userName\": \"" + name + "\"}")
                .expect(201);
        Answer second = other.client()
                .post(People.USERS, "{\"userName\": \"" + name + "\"}")
                .expect(201);
        assertThat(first.json().propertyNames()).isEqualTo(second.json().propertyNames());
        String mine = first.json().get("id").stringValue();
        String theirs = second.json().get("id").stringValue();

        people.setPassword(People.link(one, mine), People.PASSWORD).expect(204);
        people.setPassword(People.link(other, theirs), OTHER).expect(204);

        assertThat(places(people.signIn(name, People.PASSWORD).expect(200))).containsExactly(one.id());
        assertThat(places(people.signIn(name, OTHER).expect(200))).containsExactly(other.id());
        people.setPassword(People.link(other, theirs), People.PASSWORD).expect(204);
        for (TestTenant wanted : List.of(one, other)) {
            Answer begun = tenants.anonymous()
                    .post(
                            People.SESSION,
                            "{\"userName\": \"%s\", \"password\": \"%s\", \"tenant\": \"%s\"}"
                                    .formatted(name, People.PASSWORD, wanted.id()))
                    .expect(200);
            assertThat(begun.json().at("/tenant/id").stringValue()).isEqualTo(wanted.id());
        }
    }

    @Test
    void aTenantCantTryPasswordsOfAnotherTenantsLoginByGivingThemToAUserOfThatName() {
        TestTenant victim = tenants.fresh();
        TestTenant guesser = tenants.fresh();
        String name = "i11@example.org";
        people.setPassword(People.link(victim, People.user(victim, name)), People.PASSWORD)
                .expect(204);
        String theirs = People.user(guesser, name);

        people.setPassword(People.link(guesser, theirs), People.PASSWORD).expect(204);

        assertThat(places(people.signIn(name, People.PASSWORD).expect(200))).containsExactly(guesser.id());
    }

    @Test
    void whoeverHasALoginJoinsTheOtherTenantWithIt() {
        TestTenant one = tenants.fresh();
        TestTenant other = tenants.fresh();
        String name = "i4@example.org";
        ApiClient browser = people.browser(one, People.user(one, name, CoreRoles.STANDARD_USER), name);
        String invited = People.user(other, name, CoreRoles.STANDARD_USER);
        String link = People.link(other, invited);

        Answer joined = browser.post("/api/identity/v1/invitations", "{\"token\": \"" + link + "\"}")
                .expect(204);

        JsonNode session = one.browser(joined).get(People.SESSION).expect(200).json();
        assertThat(session.at("/tenant/id").stringValue()).isEqualTo(other.id());
        assertThat(session.at("/user/id").stringValue()).isEqualTo(invited);
        assertThat(session.get("tenants").findValuesAsString("id")).containsExactlyInAnyOrder(one.id(), other.id());
        people.setPassword(link, OTHER).expect(400);
        browser.get(People.SESSION).expect(401);
    }

    @Test
    void anInvitationIsForTheNameItWasMadeFor() {
        TestTenant one = tenants.fresh();
        TestTenant other = tenants.fresh();
        ApiClient browser = people.browser(one, People.user(one, "i5@example.org"), "i5@example.org");
        String link = People.link(other, People.user(other, "somebody-else@example.org"));

        browser.post("/api/identity/v1/invitations", "{\"token\": \"" + link + "\"}")
                .expect(400);
        browser.post("/api/identity/v1/invitations", "{\"token\": \"never made\"}")
                .expect(400);

        people.setPassword(link, OTHER).expect(204);
    }

    @Test
    void aTenantsLinkNeverReachesWhatTheLoginOpensElsewhere() {
        TestTenant one = tenants.fresh();
        TestTenant other = tenants.fresh();
        String name = "i6@example.org";
        String mine = People.user(one, name, CoreRoles.STANDARD_USER);
        ApiClient browser = people.browser(one, mine, name);
        String theirs = People.user(other, name, CoreRoles.STANDARD_USER);
        browser.post("/api/identity/v1/invitations", "{\"token\": \"" + People.link(other, theirs) + "\"}")
                .expect(204);

        // An administrator of the other tenant takes the link for themselves.
        people.setPassword(People.link(other, theirs), OTHER).expect(204);

        assertThat(places(people.signIn(name, OTHER).expect(200))).containsExactly(other.id());
        assertThat(places(people.signIn(name, People.PASSWORD).expect(200))).containsExactly(one.id());
        assertThat(one.client().get(People.USERS + "/" + mine).expect(200).body())
                .contains(name);
    }

    @Test
    void aLoginATenantCouldHaveSetThePasswordOfIsNotTrustedByTheOperator() {
        TestTenant attacker = tenants.fresh();
        String name = "i7@example.org";
        people.setPassword(People.link(attacker, People.user(attacker, name)), OTHER)
                .expect(204);

        TestTenant founded = tenants.fresh(name);

        assertThat(founded.passwordToken()).as("a login of their own").isNotEmpty();
        assertThat(places(people.signIn(name, OTHER).expect(200))).containsExactly(attacker.id());
    }

    @Test
    void aLoginOfTheOperatorsThatATenantHasResetIsTheTenantsFromThenOn() {
        TestTenant attacker = tenants.fresh();
        attacker.signIn();
        String user = attacker.client()
                .get(People.USERS)
                .expect(200)
                .json()
                .at("/resources/0/id")
                .stringValue();
        people.setPassword(People.link(attacker, user), OTHER).expect(204);

        TestTenant founded = tenants.fresh(attacker.administrator());

        assertThat(founded.passwordToken()).isNotEmpty();
        assertThat(places(people.signIn(attacker.administrator(), OTHER).expect(200)))
                .containsExactly(attacker.id());
    }

    @Test
    void removingAUserLeavesThePersonTheirOtherTenantsAndTellsNothing() {
        TestTenant one = tenants.fresh();
        TestTenant other = tenants.fresh();
        String name = "i8@example.org";
        ApiClient browser = people.browser(one, People.user(one, name), name);
        String theirs = People.user(other, name);
        Answer joined = browser.post(
                        "/api/identity/v1/invitations", "{\"token\": \"" + People.link(other, theirs) + "\"}")
                .expect(204);
        String pending = People.link(other, theirs);

        other.client().delete(People.USERS + "/" + theirs).expect(200);

        one.browser(joined).get(People.SESSION).expect(401);
        people.setPassword(pending, OTHER).expect(400);
        assertThat(places(people.signIn(name, People.PASSWORD).expect(200))).containsExactly(one.id());
        other.client().post(People.USERS, "{\"userName\": \"" + name + "\"}").expect(201);
        assertThat(places(people.signIn(name, People.PASSWORD).expect(200))).containsExactly(one.id());
    }

    @Test
    void whoeverComesBackToATenantDoesNotComeWithASessionOfBefore() {
        TestTenant one = tenants.fresh();
        TestTenant other = tenants.fresh();
        String name = "i12@example.org";
        ApiClient browser = people.browser(one, People.user(one, name), name);
        String theirs = People.user(other, name);
        ApiClient before = one.browser(
                browser.post("/api/identity/v1/invitations", "{\"token\": \"" + People.link(other, theirs) + "\"}")
                        .expect(204));
        before.get(People.SESSION).expect(200);
        other.client().delete(People.USERS + "/" + theirs).expect(200);

        String again = People.link(other, People.user(other, name));
        ApiClient elsewhere = one.browser(people.signIn(name, People.PASSWORD).expect(200));
        elsewhere
                .post("/api/identity/v1/invitations", "{\"token\": \"" + again + "\"}")
                .expect(204);

        before.get(People.SESSION).expect(401);
    }

    @Test
    void onlyAdministratorsSendLinksAndEndSessions() {
        TestTenant tenant = tenants.fresh();
        String user = People.user(tenant, "i9@example.org", CoreRoles.STANDARD_USER);
        ApiClient browser = people.browser(tenant, user, "i9@example.org");
        browser.post("/api/identity/v1/users/" + user + "/passwordLinks", "{}").expect(403);
        browser.delete("/api/identity/v1/users/" + user + "/sessions").expect(403);

        tenant.client().delete("/api/identity/v1/users/" + user + "/sessions").expect(204);
        browser.get(People.SESSION).expect(401);
    }

    @Test
    void oneSignsOutEverywhere() {
        TestTenant tenant = tenants.fresh();
        ApiClient here = tenant.signIn();
        ApiClient elsewhere = tenant.signIn();
        here.delete("/api/identity/v1/sessions").expect(204);
        here.get(People.SESSION).expect(401);
        elsewhere.get(People.SESSION).expect(401);
    }

    private static List<String> places(Answer session) {
        return session.json().get("tenants").findValuesAsString("id");
    }
}
