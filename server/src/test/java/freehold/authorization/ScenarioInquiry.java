package freehold.authorization;

import static freehold.authorization.ScenarioStage.ASSETS;
import static freehold.authorization.ScenarioStage.BIN;
import static freehold.authorization.ScenarioStage.json;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One answer that is due, asked for in every way there is: by the request itself, by the list, and by the answers on
 * access. Requests that would change something are made so that they fail for another reason where they are allowed.
 */
final class ScenarioInquiry {
    private static final String ACCESS = "/api/access/v1";
    private static final long STALE = 999_999;

    /** How the product says why it refuses: words of the request's answer, and the kind of miss in an explanation. */
    private record Refusal(int status, String says, String miss) {}

    private static final Map<String, Refusal> REFUSALS = Map.of(
            "NoApplicationAccess", new Refusal(403, "one of the roles of Asset Manager", ""),
            "NotOwner", new Refusal(403, "(belongs to another tenant|not supported on shared assets)", "notOwner"),
            "NotShareable", new Refusal(403, "can't be shared", "notShareable"),
            "FixedInTree", new Refusal(403, "stays where it is", "fixedInTree"),
            "ChangesSubtenant", new Refusal(403, "would belong to another subtenant", "changesSubtenant"),
            "NotCovered", new Refusal(403, "No policy allows you", "policy"),
            "InBin", new Refusal(409, "is in the bin", "inBin"),
            "NotInBin", new Refusal(409, "is not in the bin", "notInBin"));

    /** What the answers on access call an action, if they know it. */
    private static final Map<String, String> ASKED = Map.of(
            "read", "read",
            "edit", "Edit assets in tenant",
            "add-basic-child", "Add child assets",
            "delete", "Delete assets",
            "move", "Move assets in tenant",
            "share", "Share assets",
            "write", "writeSeries",
            "read-series", "readSeries",
            "read-events", "readEvents",
            "write-events", "writeEvents");

    private final ScenarioStage stage;
    private final String verb;
    private final String line;
    private final String caller;
    private final String action;
    private final String asset;
    private final String reason;
    private final ApiClient client;

    ScenarioInquiry(ScenarioStage stage, String verb, String line) {
        this.stage = stage;
        this.verb = verb;
        this.line = verb + " " + line;
        String[] said = line.split(": ", 2);
        String[] words = said[0].split(" ", -1);
        this.caller = words[0];
        this.action = words[1];
        this.asset = words[2];
        this.reason = said.length == 2 ? said[1] : "";
        this.client = stage.client(caller);
    }

    void ask() {
        attempt().ifPresent(this::request);
        list();
        Optional.ofNullable(ASKED.get(action)).ifPresent(right -> {
            check(right);
            explain(right);
        });
    }

    /**
     * A request.
     *
     * @param allowed the status of an answer to who may
     */
    private record Attempt(int allowed, Function<String, Answer> of) {}

    private Optional<Attempt> attempt() {
        ApiClient stale = client.ifMatch(STALE);
        String shared = "?includeShared=true";
        return Optional.ofNullable(
                switch (action) {
                    case "notice" -> new Attempt(200, id -> client.get(ASSETS + "/" + id + shared));
                    case "read" -> new Attempt(200, id -> client.get("/api/assets/v1/" + id + "/labels"));
                    case "edit" ->
                        new Attempt(412, id -> stale.patch(ASSETS + "/" + id + shared, "{\"name\": \"new\"}"));
                    case "set-location" ->
                        new Attempt(
                                412,
                                id -> stale.put(ASSETS + "/" + id + "/location" + shared, "{\"country\": \"Chile\"}"));
                    case "add-basic-child" -> new Attempt(400, id -> create("core.basicarea", id));
                    case "add-child" ->
                        new Attempt(400, id -> create(stage.tenantOf(caller).id() + ".Machine", id));
                    case "delete" -> new Attempt(412, id -> stale.delete(ASSETS + "/" + id + shared));
                    case "move" ->
                        new Attempt(
                                412,
                                id -> stale.post(
                                        ASSETS + "/" + id + "/move" + shared, json(Map.of("newParentId", id))));
                    case "take-child" -> new Attempt(200, this::take);
                    case "restore" -> new Attempt(412, id -> stale.post(BIN + "/" + id + "/restore", "{}"));
                    case "purge" -> new Attempt(412, id -> stale.delete(BIN + "/" + id));
                    case "share" ->
                        new Attempt(
                                200,
                                id -> client.post(
                                        "/api/sharing/v1/shares/preview",
                                        json(ScenarioStage.offer(id, stage.partnerOf(caller)))));
                    case "write" -> new Attempt(204, id -> client.put(Factory.series(id), Factory.sample("00")));
                    case "read-series" -> new Attempt(200, id -> client.get(Factory.series(id)));
                    case "write-events" -> new Attempt(201, id -> client.post(Factory.EVENTS, Factory.event(id)));
                    // Events of what one may not read them of are left out of the list, which is no refusal.
                    case "read-events" -> null;
                    default -> throw new IllegalArgumentException(action);
                });
    }

    /** With a name that is too long for anybody. */
    private Answer create(String type, String parent) {
        return client.post(
                ASSETS + "?includeShared=true",
                json(Map.of("name", "n".repeat(1_000), "typeId", type, "parentId", parent)));
    }

    private Answer take(String parent) {
        return client.ifMatch(0)
                .post(
                        ASSETS + "/" + stage.spare(caller) + "/move?includeShared=true",
                        json(Map.of("newParentId", parent)));
    }

    private void request(Attempt attempt) {
        Answer answer = attempt.of().apply(stage.id(asset));
        // What is done to one's own assets alone knows no received ones, and no folders for these.
        boolean unknown = action.equals("share") && stage.isReceived(asset, caller);
        if (verb.equals("hidden") || unknown) {
            String missing = ScenarioStage.unknownId();
            assertThat(answer.status()).as("%s: %s", line, answer.body()).isEqualTo(404);
            assertThat(normalised(answer, stage.id(asset)))
                    .as(line)
                    .isEqualTo(normalised(attempt.of().apply(missing), missing));
        } else if (verb.equals("allow")) {
            assertThat(answer.status()).as("%s: %s", line, answer.body()).isEqualTo(attempt.allowed());
        } else {
            assertThat(answer.status())
                    .as("%s: %s", line, answer.body())
                    .isEqualTo(refusal().status());
            assertThat(answer.json().toString())
                    .as(line)
                    .containsPattern(refusal().says());
        }
    }

    private Refusal refusal() {
        return Optional.ofNullable(REFUSALS.get(reason))
                .orElseGet(() -> new Refusal(403, "\\\\\"" + reason + "\\\\\"", "right"));
    }

    private static String normalised(Answer answer, String id) {
        return (answer.status() + " " + answer.headerNames() + "\n" + answer.body())
                .replace(answer.header("X-Request-Id"), "<request>")
                .replace(id, "<id>");
    }

    private boolean mayNothing() {
        return reason.equals("NoApplicationAccess");
    }

    /** What is in the bin is listed there. */
    private void list() {
        if (mayNothing()) {
            client.get(ASSETS).expect(403);
            return;
        }
        boolean binned = stage.isDeleted(asset);
        JsonNode page = client.get(binned ? BIN : ASSETS + "?includeShared=true&size=500")
                .expect(200)
                .json();
        List<String> listed = (binned ? page.required("items") : page.at("/_embedded/assets"))
                .valueStream()
                .map(one -> one.required("assetId").stringValue())
                .collect(Collectors.toList());
        assertThat(listed.contains(stage.id(asset))).as("in the list: %s", line).isEqualTo(!verb.equals("hidden"));
    }

    private void check(String right) {
        assertThat(client.post(ACCESS + "/check", json(Map.of("assetId", stage.id(asset), "right", right)))
                        .expect(200)
                        .json()
                        .required("allowed")
                        .booleanValue())
                .as("checked: %s", line)
                .isEqualTo(verb.equals("allow"));
    }

    private void explain(String right) {
        JsonNode why = client.post(ACCESS + "/explain", json(Map.of("assetId", stage.id(asset), "right", right)))
                .expect(200)
                .json();
        String context = "explained: " + line + " " + why;
        assertThat(why.required("allowed").booleanValue()).as(context).isEqualTo(verb.equals("allow"));
        assertThat(why.required("chain").isEmpty()).as(context).isNotEqualTo(verb.equals("allow"));
        if (verb.equals("deny") && !mayNothing()) {
            assertThat(why.at("/nearestMiss/kind").asString())
                    .as(context)
                    .isEqualTo(refusal().miss());
            if (refusal().miss().equals("right")) {
                assertThat(why.at("/nearestMiss/right").asString()).as(context).isEqualTo(reason);
            }
        }
        if (verb.equals("hidden")) {
            assertThat(why.required("visible").booleanValue()).as(context).isFalse();
        }
    }
}
