package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.decision.Right;
import freehold.kernel.http.Open;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import freehold.testing.Golden;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@HttpTest
class RoutesTest {
    private final RouteRegistry registry;
    private final TestTenants tenants;

    RoutesTest(RouteRegistry registry, TestTenants tenants) {
        this.registry = registry;
        this.tenants = tenants;
    }

    @Test
    void theRoutesAndWhatTheyDeclareAreTheReviewedOnes() {
        Golden.check("routes.txt", registry.render());
    }

    @Test
    void theApiIsDescribedAsAWhole() {
        JsonNode paths =
                tenants.anonymous().get("/v3/api-docs").expect(200).json().get("paths");

        TreeSet<String> described = new TreeSet<>();
        paths.propertyNames()
                .forEach(path -> paths.get(path)
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        TreeSet<String> declared = new TreeSet<>();
        registry.renderApi()
                .lines()
                .map(line -> line.split(" +", 3))
                .map(words -> words[0] + " " + words[1])
                .forEach(declared::add);
        assertThat(described).isEqualTo(declared);
    }

    @Test
    void everyOperationSaysWhatItIsFor() {
        JsonNode paths =
                tenants.anonymous().get("/v3/api-docs").expect(200).json().get("paths");

        for (String path : paths.propertyNames()) {
            for (String method : paths.get(path).propertyNames()) {
                assertThat(paths.get(path).get(method).has("summary"))
                        .as("summary of %s %s", method, path)
                        .isTrue();
            }
        }
    }

    @Test
    void theDescriptionCanBeReadInABrowser() {
        String page = tenants.anonymous().get("/docs").header("Location");

        tenants.anonymous().get(page).expect(200);
    }

    @RestController
    static class Silent {
        @GetMapping("/silent")
        String silent() {
            return "";
        }
    }

    @RestController
    static class Torn {
        @PostMapping("/torn")
        @Reads
        @Requires(Right.DELETE_ASSETS)
        String torn() {
            return "";
        }
    }

    @RestController
    static class Candid {
        @GetMapping("/candid")
        @Open("a test")
        String candid() {
            return "";
        }
    }

    @Test
    void aRouteThatDeclaresNothingStopsTheStart() {
        assertThatThrownBy(() -> start(Silent.class)).hasMessageContaining("must carry exactly one of");
    }

    @Test
    void aRouteThatDeclaresTwoThingsStopsTheStart() {
        assertThatThrownBy(() -> start(Torn.class)).hasMessageContaining("must carry exactly one of");
    }

    @Test
    void aRouteThatDeclaresOneThingIsListed() {
        assertThat(start(Candid.class)).contains("GET /candid").contains("open: a test");
    }

    private static String start(Class<?> controller) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
                controller, RequestMappingHandlerMapping.class, RouteRegistry.class)) {
            return context.getBean(RouteRegistry.class).render();
        }
    }
}
