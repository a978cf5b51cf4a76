package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class ConsoleRoutesTest {
    private final TestTenants tenants;

    ConsoleRoutesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    /** The router of the console is held to the same list by a test of its own. */
    @Test
    void thePagesAreThoseOfTheConsolesRouter() throws NoSuchMethodException {
        TreeSet<String> wanted = new TreeSet<>();
        for (JsonNode page : JsonMapper.shared().readTree(Path.of("../console/src/app/pages.json"))) {
            wanted.add(page.asString().replaceAll("\\$(\\w+)", "{$1}"));
        }

        GetMapping served = ConsoleRoutes.class
                .getDeclaredMethod("page", jakarta.servlet.http.HttpServletRequest.class)
                .getAnnotation(GetMapping.class);

        assertThat(new TreeSet<>(Arrays.asList(served.path()))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets", "/assets/0f3a6c1d2b4e4f5a8c7d9e0b1a2c3d4e", "/settings/collaborations"})
    void aPageComesWithAStrictPolicyAndIsNeverKept(String path) {
        Answer page = tenants.anonymous().get(path).expect(200);

        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void filesWithAHashInTheirNameAreKeptForAYear() {
        Answer file = tenants.anonymous().get("/_ui/stand-in.js").expect(200);

        assertThat(file.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(file.header("Content-Type")).startsWith("text/javascript");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_ui/nope.js", "/_ui/", "/_ui/../index.html", "/index.html", "/nope", "/assets/a/b"})
    void whatIsNoPageIsMissing(String path) {
        assertThat(tenants.anonymous().get(path).status()).isBetween(400, 404);
        assertThat(tenants.anonymous().get(path).header("Content-Type")).isEqualTo("application/problem+json");
    }
}
