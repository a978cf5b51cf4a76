package freehold.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Machine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Uploads files in two parts. Each is there as a whole or not at all, and a part that was acknowledged can be built on. */
public final class UploadLoad implements Load {
    /** The least a part may have that is not the last. */
    private static final int PART_BYTES = 5 * 1024 * 1024;

    private final Api api;
    private final String asset;
    private final String first;
    private final Set<String> whole = new HashSet<>();
    /** Uploads whose end is not known, and whether their part was acknowledged. */
    private final Map<String, Boolean> open = new HashMap<>();

    private int uploads;
    private int acknowledged;

    public UploadLoad(Machine machine) {
        api = machine.owner().api();
        asset = machine.assetId();
        first = (asset + " ").repeat(PART_BYTES / (asset.length() + 1) + 1);
    }

    private String last(String name) {
        return "the end of " + name;
    }

    private String path(String name) {
        return "/api/iotfile/v3/files/" + asset + "/" + name;
    }

    @Override
    public void write() {
        String name = "file-" + uploads++;
        if (answered(api.putBytes(path(name) + "?upload=start", ""))) {
            open.put(name, false);
            if (answered(api.putBytes(path(name) + "?part=1", first))) {
                open.put(name, true);
                if (answered(api.putBytes(path(name) + "?upload=complete", last(name)))) {
                    open.remove(name);
                    whole.add(name);
                    acknowledged++;
                }
            }
        }
    }

    private static boolean answered(Answer answer) {
        return Outcome.of(answer) == Outcome.ACKNOWLEDGED;
    }

    @Override
    public void verify() {
        open.forEach(this::settle);
        open.clear();
        Set<String> found = new HashSet<>();
        api.get("/api/iotfile/v3/files/" + asset + "?limit=500")
                .expect(200)
                .json()
                .forEach(file -> {
                    String name = file.required("name").asString();
                    found.add(name);
                    assertThat(file.required("size").asLong())
                            .isEqualTo(first.length() + last(name).length());
                });
        assertThat(found).isEqualTo(whole);
    }

    private void settle(String name, boolean partIsThere) {
        Answer file = api.get(path(name));
        if (file.status() == 404 && partIsThere) {
            assertThat(api.get("/api/iotfile/v3/fileslist/" + asset + "/" + name)
                            .expect(200)
                            .json())
                    .isNotEmpty();
            api.putBytes(path(name) + "?upload=complete", last(name)).expectOk();
            file = api.get(path(name));
        }
        if (file.status() == 404) {
            assertThat(partIsThere).isFalse();
        } else {
            assertThat(file.expect(200).body().equals(first + last(name)))
                    .as("the content of %s", name)
                    .isTrue();
            whole.add(name);
        }
    }

    @Override
    public int acknowledged() {
        return acknowledged;
    }
}
