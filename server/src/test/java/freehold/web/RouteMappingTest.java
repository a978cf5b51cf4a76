package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/** Routes are found sooner than Spring finds them, and are the same. */
@HttpTest
class RouteMappingTest {
    private final RouteMapping mapping;
    private final ApiClient api;

    RouteMappingTest(RouteMapping mapping, TestTenants tenants) {
        this.mapping = mapping;
        api = tenants.fresh().client();
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b/{id}, /a/b",
        "/a/b/{id}/c, /a/b",
        "/a/b, /a/b",
        "/a/{*rest}, /a",
        "/a/b-{id}, /a",
        "/a/x?, /a",
        "/a/**, /a",
        "/**, ''"
    })
    void whatIsWrittenOutBeginsEachPathOfTheRoute(String pattern, String beginning) {
        assertThat(RouteMapping.beginning(pattern)).isEqualTo(beginning);
    }

    @Test
    void eachRouteBeginsAsPathsThatItMatches() {
        Set<PathPattern> patterns = new HashSet<>();
        mapping.getHandlerMethods()
                .keySet()
                .forEach(route -> patterns.addAll(
                        Objects.requireNonNull(route.getPathPatternsCondition()).getPatterns()));
        assertThat(patterns).hasSizeGreaterThan(100).allSatisfy(pattern -> {
            String path =
                    pattern.getPatternString().replaceAll("/\\{\\*[^}]*}", "").replaceAll("\\{[^}]*}", "x7");
            assertThat(pattern.matches(PathContainer.parsePath(path)))
                    .as(pattern.getPatternString())
                    .isTrue();
            assertThat(path).startsWith(RouteMapping.beginning(pattern.getPatternString()));
        });
    }

    @Test
    void aPathWithLettersWrittenInAnotherWayIsTheSame() {
        String assets = "/api/assetmanagement/v3/assets/";
        String root =
                api.get(assets + "root").expect(200).json().required("assetId").asString();
        assertThat(api.get("/api/assetmanagement/v3/%61ssets/" + root)
                        .expect(200)
                        .json())
                .isEqualTo(api.get(assets + root).expect(200).json());
    }
}
