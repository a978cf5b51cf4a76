package freehold.files;

import static freehold.files.Cabinet.ASSETS;
import static freehold.files.Cabinet.FILES;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.database.Home;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class FilesTest {
    private final Cabinet cabinet;
    private final ApiClient api;

    FilesTest(TestTenants tenants, Home home) {
        cabinet = new Cabinet(tenants, home);
        api = cabinet.api;
    }

    @Test
    void aFileIsUploadedListedDownloadedAndDeleted() {
        Answer put = api.with("Content-Type", "application/octet-stream")
                .with("description", "What happened")
                .with("type", "text/html")
                .with("timestamp", "2026-01-31T12:00:00.123Z")
                .put(cabinet.path("unit/test/f.txt"), "content")
                .expect(201);
        assertThat(put.header("ETag")).isEqualTo("0");
        assertThat(put.body()).isEmpty();

        JsonNode file = api.get(FILES + cabinet.asset + "?offset=0&limit=500&count=true")
                .expect(200)
                .json()
                .get(0);
        assertThat(file.propertyNames())
                .containsExactlyInAnyOrder(
                        "name",
                        "path",
                        "type",
                        "size",
                        "timestamp",
                        "created",
                        "updated",
                        "createdBy",
                        "updatedBy",
                        "description",
                        "etag");
        assertThat(file.toString())
                .contains(
                        "\"name\":\"f.txt\"",
                        "\"path\":\"unit/test/\"",
                        "\"type\":\"text/html\"",
                        "\"size\":7",
                        "\"timestamp\":\"2026-01-31T12:00:00.123Z\"",
                        "\"description\":\"What happened\"",
                        "\"etag\":0");

        Answer got = api.get(cabinet.path("unit/test/f.txt")).expect(200);
        assertThat(got.body()).isEqualTo("content");
        assertThat(got.header("ETag")).isEqualTo("0");

        api.delete(cabinet.path("unit/test/f.txt")).expect(204);
        api.get(cabinet.path("unit/test/f.txt")).expect(404);
        api.delete(cabinet.path("unit/test/f.txt")).expect(404);
        assertThat(cabinet.names("")).isEmpty();
        assertThat(cabinet.contents()).isZero();
    }

    @Test
    void whateverAFileIsABrowserOnlySavesIt() {
        String script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        api.with("Content-Type", "image/svg+xml")
                .with("type", "image/svg+xml")
                .put(cabinet.path("a%22b%C3%A4.svg"), script)
                .expect(201);
        Answer got = api.get(cabinet.path("a%22b%C3%A4.svg")).expect(200);
        assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(got.header("Content-Disposition"))
                .startsWith("attachment; ")
                .endsWith("filename*=UTF-8''a%22b%C3%A4.svg");
        assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(got.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(got.body()).isEqualTo(script);
    }

    @Test
    void aRangeIsSentWhereOneIsAskedFor() {
        cabinet.put("f", "0123456789").expect(201);
        Answer part = api.with("Range", "bytes=2-4").get(cabinet.path("f")).expect(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(api.with("Range", "bytes=-3")
                        .get(cabinet.path("f"))
                        .expect(206)
                        .body())
                .isEqualTo("789");
        assertThat(api.with("Range", "bytes=8-99")
                        .get(cabinet.path("f"))
                        .expect(206)
                        .body())
                .isEqualTo("89");
        assertThat(api.with("Range", "bytes=10-")
                        .get(cabinet.path("f"))
                        .expect(416)
                        .header("Content-Range"))
                .isEqualTo("bytes */10");
        for (String whole : List.of("bytes=1-2,4-5", "lines=1-2", "bytes=x")) {
            assertThat(api.with("Range", whole)
                            .get(cabinet.path("f"))
                            .expect(200)
                            .body())
                    .isEqualTo("0123456789");
        }
        ApiClient first = api.with("Range", "bytes=0-0");
        first.with("If-Range", "0").get(cabinet.path("f")).expect(206);
        first.with("If-Range", "1").get(cabinet.path("f")).expect(200);
        cabinet.put("empty", "").expect(201);
        api.with("Range", "bytes=0-").get(cabinet.path("empty")).expect(416);
        assertThat(api.get(cabinet.path("empty")).expect(200).body()).isEmpty();
    }

    @Test
    void aFileIsReplacedOnlyByWhoeverKnowsItsVersion() {
        cabinet.put("f", "first").expect(201);
        cabinet.put("f", "second").expect(428);
        api.ifMatch(7).put(cabinet.path("f"), "second").expect(412);
        api.ifMatch(0).put(cabinet.path("unknown"), "x").expect(412);
        assertThat(api.get(cabinet.path("f")).body()).isEqualTo("first");

        assertThat(api.ifMatch(0).put(cabinet.path("f"), "second").expect(200).header("ETag"))
                .isEqualTo("1");
        assertThat(api.get(cabinet.path("f")).body()).isEqualTo("second");
        api.ifMatch(0).delete(cabinet.path("f")).expect(412);
        api.ifMatch(1).delete(cabinet.path("f")).expect(204);
    }

    @Test
    void aContentIsThereAsLongAsSomeFileHasIt() {
        cabinet.put("a", "same").expect(201);
        cabinet.put("b", "same").expect(201);
        assertThat(cabinet.contents()).isEqualTo(1);
        api.delete(cabinet.path("a")).expect(204);
        assertThat(api.get(cabinet.path("b")).expect(200).body()).isEqualTo("same");
        api.ifMatch(0).put(cabinet.path("b"), "other").expect(200);
        assertThat(cabinet.contents()).isEqualTo(1);
        api.ifMatch(1).put(cabinet.path("b"), "other").expect(200);
        assertThat(api.get(cabinet.path("b")).expect(200).body()).isEqualTo("other");
        api.delete(cabinet.path("b")).expect(204);
        assertThat(cabinet.contents()).isZero();
    }

    @Test
    void filesAreFilteredOrderedAndPaged() {
        for (String file : List.of("b_1.txt", "bx1.txt", "unit/test/f.txt", "unit/f.txt", "a-25.txt")) {
            cabinet.put(file, "x".repeat(file.length())).expect(201);
        }
        assertThat(cabinet.names(filter("name eq f.txt"))).containsExactly("unit/f.txt", "unit/test/f.txt");
        assertThat(cabinet.names(filter("name eq f.txt and path eq unit/test/")))
                .containsExactly("unit/test/f.txt");
        assertThat(cabinet.names(filter("path=unit*"))).containsExactly("unit/f.txt", "unit/test/f.txt");
        assertThat(cabinet.names(filter("name eq b_*"))).containsExactly("b_1.txt");
        assertThat(cabinet.names(filter("name eq %"))).isEmpty();
        assertThat(cabinet.names(filter("name eq a* or name eq bx*"))).containsExactly("a-25.txt", "bx1.txt");
        assertThat(cabinet.names("?order=size%20desc&limit=2")).containsExactly("unit/test/f.txt", "unit/f.txt");
        assertThat(cabinet.names("?order=updated+desc")).startsWith("a-25.txt");
        assertThat(cabinet.names("?offset=3&limit=1")).hasSize(1);
        assertThat(api.get(FILES + cabinet.asset + "?count=true&limit=1").header("X-Total-Count"))
                .isEqualTo("5");
        for (String wrong : List.of(
                "?filter=colour%20eq%20red",
                "?order=colour", "?order=name%20up", "?limit=0", "?limit=501", "?offset=-1")) {
            Answer refused = api.get(FILES + cabinet.asset + wrong).expect(400);
            assertThat(refused.json().propertyNames()).containsExactlyInAnyOrder("id", "message");
        }
    }

    private static String filter(String text) {
        return "?filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void filesOfADeletedAssetAreHiddenComeBackWithItAndGoWithItForGood() throws Exception {
        cabinet.put("f", "content").expect(201);
        String bin = "/api/assets/v1/bin/" + cabinet.asset;
        api.ifMatch(0).delete(ASSETS + "/" + cabinet.asset).expect(204);
        api.get(cabinet.path("f")).expect(404);
        api.get(FILES + cabinet.asset).expect(404);
        cabinet.put("g", "content").expect(409);
        api.delete(cabinet.path("f")).expect(409);

        api.ifMatch(1).post(bin + "/restore", "{}").expect(200);
        assertThat(api.get(cabinet.path("f")).expect(200).body()).isEqualTo("content");

        api.ifMatch(2).delete(ASSETS + "/" + cabinet.asset).expect(204);
        assertThat(api.ifMatch(3).delete(bin).expect(200).json().get("removed").toString())
                .isEqualTo("{\"assets\":1,\"events\":0,\"files\":1,\"samples\":0,\"series\":0}");
        Cabinet.eventually(cabinet::contents, 0);
    }
}
