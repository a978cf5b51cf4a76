package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.Limits;
import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of assets and types as a list in the bodies that make and change them. */
@HttpTest
class FilesInBodiesTest {
    private static final String ROOT = "/api/assetmanagement/v3";

    private final JdbcClient owner;
    private final TestTenant tenant;
    private final ApiClient api;
    private final String root;
    private final String type;

    FilesInBodiesTest(TestTenants tenants, Database database) {
        owner = JdbcClient.create(database.unpooled(DatabaseRole.MIGRATION));
        tenant = tenants.fresh();
        api = tenant.client();
        root = api.get(ROOT + "/assets/root").json().get("assetId").stringValue();
        type = ROOT + "/assettypes/" + tenant.id() + ".Press";
    }

    @Test
    void anAssetIsMadeWithFilesAndAListReplacesThem() {
        String one = file("one");
        String two = file("two");
        JsonNode made = create(Map.of("a", one, "b", two)).expect(201).json();
        assertThat(keys(made)).containsExactly("a", "b");
        String asset = ROOT + "/assets/" + made.get("assetId").stringValue();

        assertThat(keys(api.ifMatch(0).patch(asset, "{\"name\": \"N\"}").json()))
                .as("a list that is left out leaves them")
                .containsExactly("a", "b");
        JsonNode left = api.ifMatch(1)
                .patch(asset, json(Map.of("fileAssignments", list(Map.of("b", one, "c", two)))))
                .expect(200)
                .json();
        assertThat(left.get("fileAssignments").toString()).contains(one, two);
        assertThat(keys(left)).containsExactly("b", "c");
        assertThat(left.get("etag").asInt()).isEqualTo(2);
        assertThat(keys(api.ifMatch(2).put(asset, left.toString()).expect(200).json()))
                .containsExactly("b", "c");
        assertThat(keys(api.ifMatch(3)
                        .patch(asset, "{\"fileAssignments\": null}")
                        .expect(200)
                        .json()))
                .isEmpty();
    }

    @Test
    void aTypeLosesTheFilesAListLacksAndItsAssetsTakeNoneOver() {
        String one = file("one");
        String two = file("two");
        Map<String, Object> body = Map.of("name", "Press", "parentTypeId", "core.basicdevice");
        JsonNode made = api.put(type, json(with(body, Map.of("a", one, "b", two))))
                .expect(201)
                .json();
        assertThat(keys(made)).containsExactly("a", "b");
        assertThat(keys(api.ifMatch(0).put(type, json(body)).expect(200).json()))
                .containsExactly("a", "b");
        assertThat(keys(api.ifMatch(1)
                        .patch(type, json(Map.of("fileAssignments", list(Map.of("b", two)))))
                        .expect(200)
                        .json()))
                .containsExactly("b");

        String id = create(Map.of(), tenant.id() + ".Press")
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
        JsonNode read = api.get(ROOT + "/assets/" + id).json();
        assertThat(keys(read)).containsExactly("b");
        api.ifMatch(0).put(ROOT + "/assets/" + id, read.toString()).expect(200);
        api.ifMatch(2).patch(type, "{\"fileAssignments\": []}").expect(200);
        assertThat(keys(api.get(ROOT + "/assets/" + id).json()))
                .as("what was written back is still the type's")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"key\": \"k\"}] | 400 | needs a key and a fileId",
                "[{\"fileId\": \"0\"}] | 400 | needs a key and a fileId",
                "[null] | 400 | needs a key and a fileId",
                "[{\"key\": \"a b\", \"fileId\": \"0\"}] | 400 | a b",
                "[{\"key\": \"k\", \"fileId\": \"0\"}, {\"key\": \"k\", \"fileId\": \"1\"}] | 400 | k is there twice",
                "{} | 400 | fileAssignments"
            })
    void aListThatCanNotBeIsRefusedAndNothingIsChanged(String list, int status, String named) {
        String body = "{\"name\": \"N\", \"typeId\": \"core.basicarea\", \"parentId\": \"" + root
                + "\", \"parentTypeId\": \"core.basicarea\", \"fileAssignments\": " + list + "}";
        String asset =
                ROOT + "/assets/" + create(Map.of()).json().get("assetId").stringValue();
        String patch = "{\"name\": \"changed\", \"fileAssignments\": " + list + "}";
        for (Answer refused : List.of(
                api.post(ROOT + "/assets", body),
                api.put(type, body),
                api.ifMatch(0).patch(asset, patch))) {
            assertThat(refused.expect(status).body()).contains(named);
        }
        assertThat(api.get(asset).json().get("name").stringValue()).isEqualTo("N");
        assertThat(api.get(ROOT + "/assets?filter=%7B%22name%22:%22N%22%7D")
                        .json()
                        .at("/page/totalElements")
                        .asInt())
                .isEqualTo(1);
        api.get(type).expect(404);
    }

    @Test
    void aFileThatIsNotThereIsRefusedButInTheTemplateOfANewType() {
        List<Map<String, String>> none =
                List.of(Map.of("key", "logo_small", "fileId", "c27a28b6eb16b507fabc11e75da8b4ce"));
        Map<String, Object> body =
                new TreeMap<>(Map.of("name", "Press", "parentTypeId", "core.basicdevice", "fileAssignments", none));
        Answer made = api.put(type, json(body)).expect(201);
        assertThat(made.json().get("fileAssignments")).isEmpty();
        assertThat(api.ifMatch(0).put(type, json(body)).expect(404).body())
                .contains("c27a28b6eb16b507fabc11e75da8b4ce");
        String asset = "{\"name\": \"N\", \"typeId\": \"core.basicarea\", \"parentId\": \"" + root
                + "\", \"fileAssignments\": " + json(none) + "}";
        assertThat(api.post(ROOT + "/assets", asset).expect(404).body()).contains("c27a28b6eb16b507fabc11e75da8b4ce");
        String id = create(Map.of()).json().get("assetId").stringValue();
        api.ifMatch(0)
                .patch(ROOT + "/assets/" + id, "{\"fileAssignments\": " + json(none) + "}")
                .expect(404);
    }

    @Test
    void aHolderHasUpTo100FilesItself() {
        String file = file("f");
        Map<String, String> most = new TreeMap<>();
        IntStream.range(0, Limits.FILES_ASSIGNED).forEach(i -> most.put("k" + i, file));
        Map<String, String> more = new TreeMap<>(most);
        more.put("more", file);
        String limit = Integer.toString(Limits.FILES_ASSIGNED);
        String asset = ROOT + "/assets/"
                + create(most).expect(201).json().get("assetId").stringValue();
        assertThat(create(more).expect(400).body()).contains(limit);
        Map<String, Object> body = Map.of("name", "Press", "parentTypeId", "core.basicdevice");
        assertThat(api.put(type, json(with(body, more))).expect(400).body()).contains(limit);
        api.put(type, json(with(body, most))).expect(201);
        for (String holder : List.of(asset, type)) {
            assertThat(api.ifMatch(0)
                            .put(holder + "/fileAssignments/more", "{\"fileId\": \"" + file + "\"}")
                            .expect(400)
                            .body())
                    .contains(limit);
            api.ifMatch(0)
                    .put(holder + "/fileAssignments/k0", "{\"fileId\": \"" + file + "\"}")
                    .expect(200);
        }
    }

    @Test
    void textsOfFilesHaveLimits() {
        for (Map.Entry<String, Integer> text : Map.of("name", Limits.NAME, "description", Limits.FILE_DESCRIPTION)
                .entrySet()) {
            String longest = "x".repeat(text.getValue());
            upload(text.getKey(), longest).expect(201);
            assertThat(upload(text.getKey(), longest + "x").expect(400).body())
                    .contains(text.getKey(), Integer.toString(text.getValue()));
        }
        assertThat(owner.sql("select count(*) from assets.model_file where tenant_id = :tenant")
                        .param("tenant", tenant.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private Answer create(Map<String, String> files) {
        return create(files, "core.basicarea");
    }

    private Answer create(Map<String, String> files, String typeId) {
        return api.post(ROOT + "/assets", json(with(Map.of("name", "N", "typeId", typeId, "parentId", root), files)));
    }

    private static Map<String, Object> with(Map<String, Object> body, Map<String, String> files) {
        Map<String, Object> all = new TreeMap<>(body);
        all.put("fileAssignments", list(files));
        return all;
    }

    private static List<Map<String, String>> list(Map<String, String> files) {
        return files.entrySet().stream()
                .map(file -> Map.of("key", file.getKey(), "fileId", file.getValue()))
                .toList();
    }

    private static List<String> keys(JsonNode holder) {
        return holder.get("fileAssignments")
                .valueStream()
                .map(file -> file.get("key").stringValue())
                .toList();
    }

    private static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    private String file(String name) {
        return upload("name", name).expect(201).json().get("id").stringValue();
    }

    private Answer upload(String part, String value) {
        String form = """
                --b\r
                Content-Disposition: form-data; name="%s"\r
                \r
                %s\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="f"\r
                \r
                x\r
                --b--""".formatted(part, value);
        return api.with("Content-Type", "multipart/form-data; boundary=b")
                .send("POST", ROOT + "/files", Optional.of(form));
    }
}
