package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.identity.model.CoreRoles;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class UserListsTest {
    private static final String USERS = People.USERS;

    private final TestTenants tenants;

    UserListsTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void listsArePagedFilteredSortedAndExact() {
        TestTenant tenant = tenants.fresh();
        ApiClient api = tenant.client();
        IntStream.range(0, 7).forEach(i -> People.user(tenant, "user" + i + "@example.org"));

        String filter = "&filter=" + encoded("userName sw \"user\"");
        JsonNode page = api.get(USERS + "?count=3&startIndex=3&sortBy=userName" + filter)
                .expect(200)
                .json();
        assertThat(names(page)).containsExactly("user2@example.org", "user3@example.org", "user4@example.org");
        assertThat(page.get("totalResults").intValue()).isEqualTo(7);
        assertThat(page.get("itemsPerPage").intValue()).isEqualTo(3);
        assertThat(page.get("startIndex").intValue()).isEqualTo(3);
        assertThat(page.get("schemas").size()).isPositive();
        assertThat(names(api.get(USERS + "?count=2&sortBy=userName&sortOrder=descending" + filter)
                        .expect(200)
                        .json()))
                .containsExactly("user6@example.org", "user5@example.org");
        JsonNode beyond =
                api.get(USERS + "?startIndex=100" + filter).expect(200).json();
        assertThat(beyond.get("resources").size()).isZero();
        assertThat(beyond.get("totalResults").intValue()).isEqualTo(7);
        assertThat(api.get(USERS + "?count=0" + filter)
                        .expect(200)
                        .json()
                        .get("resources")
                        .size())
                .isZero();
        JsonNode slim = api.get(USERS + "?attributes=userName,name.familyName" + filter)
                .expect(200)
                .json();
        assertThat(slim.at("/resources/0").propertyNames())
                .containsExactlyInAnyOrder("schemas", "id", "userName", "name");
    }

    @Test
    void usersAreFoundByTheRolesTheyHoldAndShownWithThem() {
        TestTenant tenant = tenants.fresh();
        People.user(tenant, "in@example.org", CoreRoles.STANDARD_USER);
        People.user(tenant, "out@example.org");

        JsonNode found = tenant.client()
                .get(USERS + "?filter=" + encoded("groups.display eq \"" + CoreRoles.STANDARD_USER + "\""))
                .expect(200)
                .json();

        assertThat(names(found)).containsExactly("in@example.org");
        assertThat(found.at("/resources/0/groups").findValuesAsString("display"))
                .contains(CoreRoles.STANDARD_USER, "mdsp:core:assetmanager.standarduser");
        assertThat(tenant.client()
                        .get(USERS + "?count=1&sortBy=userName&filter=" + encoded("userName sw \"in\""))
                        .expect(200)
                        .body())
                .contains(CoreRoles.STANDARD_USER);
    }

    private static List<String> names(JsonNode page) {
        return page.get("resources").findValuesAsString("userName");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
