package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.authorization.Neighbours;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Reads;
import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import freehold.testing.TestTenants.Credential;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Routes without a check are planted in the server that runs, and named by the isolation check. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerTest {
    private static final String CHECK = "/api/platform/v1/isolation-check";

    private final TestTenants tenants;
    private final RequestMappingHandlerMapping mapping;
    private final RouteRegistry registry;
    private final Stranger stranger;
    private final JdbcClient administrator;
    private final TestTenant owner;
    private final TestTenant other;

    StrangerTest(
            TestTenants tenants,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            RouteRegistry registry,
            Stranger stranger,
            Environment environment) {
        this.tenants = tenants;
        this.mapping = mapping;
        this.registry = registry;
        this.stranger = stranger;
        this.administrator = SpringTestDatabase.administrator(environment);
        this.owner = Neighbours.ownerOfOneOfEach(tenants);
        this.other = tenants.fresh();
    }

    private Answer check(String tenant, Credential credential) {
        return tenants.operator()
                .post(
                        CHECK,
                        JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "tenant",
                                        tenant,
                                        "stranger",
                                        Map.of(
                                                "clientId",
                                                credential.clientId(),
                                                "clientSecret",
                                                credential.clientSecret()))));
    }

    @Test
    void aStrangerIsToldNothingByAnyRouteThatReadsById() {
        JsonNode report = check(owner.id(), other.credential()).expect(200).json();
        assertThat(report.required("gaps").valueStream()).isEmpty();
        assertThat(report.required("isolated").booleanValue()).isTrue();
        assertThat(report.required("notAsked").valueStream()).isEmpty();
        assertThat(report.required("asked")).hasSameSizeAs(registry.readable());
    }

    /** Otherwise the ids that are tried would prove nothing. */
    @Test
    void whatIsTriedShowsToWhomItBelongs() {
        Stranger.Report own = stranger.ask(tenants.tokenOf(owner.credential()), owner.id());
        assertThat(own.telling()).extracting(Stranger.Tells::route).hasSameSizeAs(registry.readable());
    }

    /** What routes without a check would do: found by reflection, they have a caller and ask nothing of it. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private final class Planted {
        @Reads
        ResponseEntity<String> shows(Caller caller, @PathVariable String assetId) {
            return ResponseEntity.ok(name(assetId));
        }

        @Reads
        ResponseEntity<String> refuses(Caller caller, @PathVariable String assetId) {
            return ResponseEntity.status(name(assetId).isEmpty() ? 404 : 403).build();
        }

        private String name(String assetId) {
            return administrator
                    .sql("select name from assets.asset where asset_id = :id")
                    .param("id", assetId)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> ProblemException.notFound("asset", assetId));
        }
    }

    @Test
    void aRouteThatAsksNobodyForLeaveIsNamed() throws NoSuchMethodException {
        Planted planted = new Planted();
        for (String method : List.of("shows", "refuses")) {
            RequestMappingInfo hole = RequestMappingInfo.paths("/api/planted/v1/" + method + "/{assetId}")
                    .methods(RequestMethod.GET)
                    .options(mapping.getBuilderConfiguration())
                    .build();
            mapping.registerMapping(hole, planted, Planted.class.getDeclaredMethod(method, Caller.class, String.class));
            registry.afterSingletonsInstantiated();
            try {
                JsonNode report =
                        check(owner.id(), other.credential()).expect(200).json();
                assertThat(report.required("isolated").booleanValue()).isFalse();
                assertThat(report.required("gaps").valueStream())
                        .singleElement()
                        .satisfies(gap -> assertThat(gap.required("routes").toString())
                                .isEqualTo("[\"GET /api/planted/v1/" + method + "/{assetId}\"]"));
            } finally {
                mapping.unregisterMapping(hole);
                registry.afterSingletonsInstantiated();
            }
        }
        assertThat(check(owner.id(), other.credential())
                        .json()
                        .required("isolated")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void onlyWhoHasNothingToDoWithAnybodyIsAStranger() {
        check(owner.id(), owner.credential()).expect(400);
        check(other.id(), owner.credential()).expect(400);
        check(owner.id(), new Credential("nobody", "nothing")).expect(400);
        tenants.operator().post(CHECK, "{}").expect(400);
        tenants.operator().post(CHECK, "{\"tenant\": \"" + owner.id() + "\"}").expect(400);
        other.client().post(CHECK, "{}").expect(403);
    }
}
