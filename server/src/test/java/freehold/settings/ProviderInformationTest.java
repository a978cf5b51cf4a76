package freehold.settings;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class ProviderInformationTest {
    private static final String TM = "/api/tenantmanagement/v4";
    private static final String REGIONS = TM + "/legalConfigRegions";

    private final TestTenants tenants;

    ProviderInformationTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    private static final String TWO_REGIONS = """
            {"regions": [
              {"regionId": "dach", "regionName": "German speaking", "regionCountries": ["DE", "AT", "CH"], "links": [
                {"id": "imprint", "type": "www", "sorting": 2, "languages": {
                  "default": {"name": "Imprint", "value": "https://acme.example/imprint?lang=en#top"},
                  "de": {"name": "Impressum", "value": "https://acme.example/impressum"}}},
                {"id": "hotline", "type": "phone", "sorting": 1, "languages": {
                  "default": {"name": "Hotline", "value": "+49 (89) 636-00"}}}]},
              {"regionName": "Japan", "regionCountries": ["JP"], "links": [
                {"id": "mail", "type": "mail", "languages": {
                  "default": {"name": "Mail", "value": "support@acme.example"}}}]}]}""";

    @Test
    void theFirstAnswerRecordsWhoAcceptedWhichTerms() {
        TestTenant maker = tenants.fresh();
        assertThat(maker.client()
                        .get(REGIONS)
                        .expect(200)
                        .json()
                        .at("/terms/acceptedBy")
                        .isNull())
                .isTrue();

        JsonNode made = maker.client().post(REGIONS, TWO_REGIONS).expect(201).json();

        assertThat(made.at("/terms/currentVersion").stringValue()).isEqualTo(Terms.CURRENT);
        assertThat(made.at("/terms/acceptedBy").stringValue())
                .isEqualTo("client:" + maker.credential().clientId());
        assertThat(made.at("/terms/acceptedAt").stringValue()).endsWith("Z");
        assertThat(maker.client().get(REGIONS).expect(200).json()).isEqualTo(made);
        assertThat(made.at("/regions/0/links/0/languages/de/name").stringValue())
                .isEqualTo("Impressum");
        assertThat(made.at("/regions/1/regionId").stringValue()).isNotEmpty();
        assertThat(made.at("/regions/1/ETag").asLong()).isEqualTo(1);
    }

    @Test
    void theFirstAcceptanceStaysWhoeverComesLater() {
        TestTenant maker = tenants.fresh();
        JsonNode first = maker.client().post(REGIONS, TWO_REGIONS).expect(201).json();

        JsonNode second = maker.signIn()
                .post(REGIONS, "{\"regions\": [{\"regionName\": \"More\"}]}")
                .expect(201)
                .json();

        assertThat(second.get("terms")).isEqualTo(first.get("terms"));
        assertThat(second.get("regions").size()).isEqualTo(3);
    }

    @Test
    void linksAreShownByLanguageInTheirOrderAndForTheTenantsCountry() {
        TestTenant maker = tenants.fresh();
        maker.client().post(REGIONS, TWO_REGIONS).expect(201);

        JsonNode shown = maker.client().get(TM + "/legalInfo").expect(200).json();

        assertThat(shown.propertyNames()).containsExactly("de", "default");
        assertThat(shown.get("default").findValuesAsString("id")).containsExactly("hotline", "imprint");
        assertThat(shown.at("/de/0/value").stringValue()).isEqualTo("https://acme.example/impressum");
        for (String path : new String[] {"/legalInfo/", "/legalInfoForSpecificTenant/"}) {
            assertThat(maker.client().get(TM + path + maker.id()).expect(200).json())
                    .isEqualTo(shown);
        }
    }

    @Test
    void anotherTenantsAreAsGoodAsMissing() {
        TestTenant maker = tenants.fresh();
        maker.client().post(REGIONS, TWO_REGIONS).expect(201);
        TestTenant other = tenants.fresh();

        for (String path : new String[] {"/legalInfo/", "/legalInfoForSpecificTenant/"}) {
            Answer foreign = other.client().get(TM + path + maker.id()).expect(404);
            Answer missing = other.client().get(TM + path + "nosuch").expect(404);
            assertThat(foreign.json().at("/errors/0/message").stringValue().replace(maker.id(), "?"))
                    .isEqualTo(
                            missing.json().at("/errors/0/message").stringValue().replace("nosuch", "?"));
        }
        assertThat(other.client().get(REGIONS).expect(200).json().get("regions").size())
                .isZero();
    }

    @Test
    void whatLinksLeadToIsChecked() {
        ApiClient client = tenants.fresh().client();
        for (String link : new String[] {
            "www\", \"javascript:alert(1)",
            "www\", \"ftp://acme.example",
            "www\", \"https://user:secret@acme.example",
            "www\", \"https://acme.example/<script>",
            "www\", \"acme.example",
            "mail\", \"acme.example",
            "mail\", \"a@b@acme.example",
            "phone\", \"call me",
            "fax\", \"+49 89 1"
        }) {
            Answer answer = client.post(REGIONS, region(link)).expect(400);
            assertThat(answer.json().get("errorType").stringValue()).isEqualTo("FIELD_ERROR");
            assertThat(answer.json().at("/fieldErrors/0/field").stringValue()).startsWith("regions.0.links.0");
        }
        assertThat(client.get(REGIONS)
                        .expect(200)
                        .json()
                        .at("/terms/acceptedBy")
                        .isNull())
                .as("a refused wish accepts nothing")
                .isTrue();
        client.post(REGIONS, region("mail\", \"a.b+c@mail.acme.example")).expect(201);
    }

    private static String region(String typeAndValue) {
        String[] parts = typeAndValue.split("\", \"", 2);
        return """
                {"regions": [{"regionName": "R", "links": [{"id": "a", "type": "%s", "languages":
                  {"default": {"name": "N", "value": "%s"}}}]}]}""".formatted(parts[0], parts[1]);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        JsonNode faults =
                tenants.fresh().client().post(REGIONS, """
                        {"regions": [{"regionId": "a b", "regionCountries": ["Germany", "DE", "DE"], "links": [
                          {"languages": {}}, null, {"id": "x", "type": "www", "languages": {"klingon!": null}}]}]}""").expect(400).json();

        assertThat(faults.get("fieldErrors").findValuesAsString("field"))
                .contains(
                        "regions.0.regionId",
                        "regions.0.regionName",
                        "regions.0.regionCountries.0",
                        "regions.0.regionCountries.2",
                        "regions.0.links.0.id",
                        "regions.0.links.0.type",
                        "regions.0.links.0.languages",
                        "regions.0.links.1.languages.klingon!");
    }

    @Test
    void regionsAreAsManyAsStatedAndNoMore() {
        ApiClient client = tenants.fresh().client();
        client.post(REGIONS, regions(51)).expect(400);
        client.post(REGIONS, regions(50)).expect(201);
        Answer more = client.post(REGIONS, regions(1)).expect(400);
        assertThat(more.json().get("errorType").stringValue()).isEqualTo("INVALID_STATE");
        assertThat(more.body()).contains("regions");
    }

    private static String regions(int count) {
        return "{\"regions\": [" + "{\"regionName\": \"R\"},".repeat(count - 1) + "{\"regionName\": \"R\"}]}";
    }

    @Test
    void aRegionIsReplacedByItsVersion() {
        ApiClient client = tenants.fresh().client();
        client.post(REGIONS, TWO_REGIONS).expect(201);
        String body = "{\"regionName\": \"Alps\", \"regionCountries\": [\"CH\"], \"ETag\": 40, \"acceptedBy\": \"x\"}";

        client.put(REGIONS + "/dach", body).expect(428);
        client.ifMatch(3).put(REGIONS + "/dach", body).expect(412);
        client.ifMatch(1).put(REGIONS + "/nowhere", body).expect(404);
        client.ifMatch(1)
                .put(REGIONS + "/dach", "{\"regionId\": \"other\", \"regionName\": \"Alps\"}")
                .expect(400);
        JsonNode changed =
                client.ifMatch(1).put(REGIONS + "/dach", body).expect(200).json();

        assertThat(changed.get("regionName").stringValue()).isEqualTo("Alps");
        assertThat(changed.get("links").size()).isZero();
        assertThat(changed.get("ETag").asLong()).isEqualTo(2);
        client.post(REGIONS, "{\"regions\": [{\"regionId\": \"dach\", \"regionName\": \"x\"}]}")
                .expect(409);
    }

    @Test
    void withoutItThereAreNoNewSubtenantsAgain() {
        TestTenant maker = tenants.fresh();
        String id = maker.subtenant("North");

        maker.client().delete(REGIONS).expect(204);

        assertThat(maker.client().get(REGIONS).expect(200).json().get("regions").size())
                .isZero();
        Answer refused = maker.client()
                .post(TM + "/subtenants", "{\"id\": \"s\", \"displayName\": \"S\", \"description\": \"\"}")
                .expect(409);
        assertThat(refused.body()).contains("provider information");
        maker.client().get(TM + "/subtenants/" + id).expect(200);
    }

    @Test
    void onlyAdministratorsChangeItAndEverybodyReadsIt() {
        TestTenant maker = tenants.fresh();
        maker.client().post(REGIONS, TWO_REGIONS).expect(201);
        for (ApiClient other : new ApiClient[] {maker.client(Role.STANDARD_USER), maker.subtenantClient("park")}) {
            JsonNode terms = other.get(REGIONS).expect(200).json().get("terms");
            assertThat(terms.get("acceptedAt").isNull()).isFalse();
            assertThat(terms.get("acceptedBy").isNull())
                    .as("who accepted is no matter of theirs")
                    .isTrue();
            other.get(TM + "/legalInfo").expect(200);
            other.post(REGIONS, TWO_REGIONS).expect(403);
            other.ifMatch(1).put(REGIONS + "/dach", "{\"regionName\": \"x\"}").expect(403);
            other.delete(REGIONS).expect(403);
        }
        assertThat(maker.client()
                        .get(REGIONS)
                        .expect(200)
                        .json()
                        .at("/regions/0/ETag")
                        .asLong())
                .isEqualTo(1);
    }
}
