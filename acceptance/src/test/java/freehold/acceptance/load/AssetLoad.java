package freehold.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Creates assets and renames them. A name and its description always belong together. */
public final class AssetLoad implements Load {
    private static final int PAGE = 500;

    private final Tenant tenant;
    private final Machine.Kind kind;
    private final String parent;
    private final Map<String, String> nameById = new HashMap<>();
    private @Nullable Rename openRename;
    private @Nullable String openCreation;
    private int writes;
    private int acknowledged;

    /** The kind must belong to this load alone, so that it recognises its assets. */
    public AssetLoad(Tenant tenant, Machine.Kind kind) {
        this.tenant = tenant;
        this.kind = kind;
        this.parent = tenant.rootAsset();
    }

    private record Rename(String assetId, String name) {}

    @Override
    public void write() {
        String name = kind.label() + " " + writes++;
        openCreation = name;
        Answer made = tenant.api().post(Routes.ASSETS, Machine.draft(kind, name, parent));
        if (Outcome.of(made) == Outcome.OPEN) {
            return;
        }
        String id = made.text("assetId");
        nameById.put(id, name);
        openCreation = null;
        acknowledged++;
        rename(id, made.etag(), name + " renamed");
    }

    private void rename(String id, long etag, String name) {
        openRename = new Rename(id, name);
        Answer renamed = tenant.api()
                .patch(Routes.asset(id), etag, Map.of("name", name, "description", "description of " + name));
        if (Outcome.of(renamed) == Outcome.ACKNOWLEDGED) {
            nameById.put(id, name);
            openRename = null;
            acknowledged++;
        }
    }

    @Override
    public void verify() {
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode asset : all()) {
            if (kind.assetType().equals(asset.required("typeId").asString())) {
                found.put(asset.required("assetId").asString(), asset);
            }
        }
        settle(found);
        assertThat(found.keySet()).isEqualTo(nameById.keySet());
        nameById.forEach((id, name) -> {
            JsonNode asset = Objects.requireNonNull(found.get(id));
            assertThat(asset.required("name").asString()).isEqualTo(name);
            assertThat(asset.required("description").asString()).isEqualTo("description of " + name);
            assertThat(asset.required("variables"))
                    .singleElement()
                    .satisfies(variable ->
                            assertThat(variable.required("value").asString()).startsWith("value of " + kind.label()));
            assertThat(tenant.api().get(Routes.asset(id)).expect(200).text("name"))
                    .isEqualTo(name);
        });
    }

    private void settle(Map<String, JsonNode> found) {
        Rename rename = openRename;
        if (rename != null
                && found.containsKey(rename.assetId())
                && rename.name()
                        .equals(found.get(rename.assetId()).required("name").asString())) {
            nameById.put(rename.assetId(), rename.name());
        }
        found.forEach((id, asset) -> {
            String name = asset.required("name").asString();
            if (name.equals(openCreation)) {
                nameById.putIfAbsent(id, name);
            }
        });
        openRename = null;
        openCreation = null;
    }

    private List<JsonNode> all() {
        List<JsonNode> assets = new ArrayList<>();
        long pages = 1;
        for (int page = 0; page < pages; page++) {
            Answer list = tenant.api()
                    .get(Routes.ASSETS + "?sort=name,asc&size=" + PAGE + "&page=" + page)
                    .expect(200);
            pages = list.json().required("page").required("totalPages").asLong();
            assets.addAll(list.embedded("assets"));
        }
        return assets;
    }

    @Override
    public int acknowledged() {
        return acknowledged;
    }
}
