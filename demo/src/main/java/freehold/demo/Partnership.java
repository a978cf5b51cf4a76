package freehold.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What two organisations agree on: the collaboration, and the shares below it. */
final class Partnership {
    private static final String COLLABORATIONS = "/api/sharing/v1/collaborations";
    private static final String SHARES = "/api/sharing/v1/shares";

    private final Organisation owner;
    private final Organisation receiver;
    private final Progress progress;

    Partnership(Organisation owner, Organisation receiver, Progress progress) {
        this.owner = owner;
        this.receiver = receiver;
        this.progress = progress;
    }

    void agree() throws IOException, InterruptedException {
        JsonNode collaboration =
                existing(COLLABORATIONS + "?direction=sent", "collaboration").orElse(null);
        if (collaboration == null) {
            collaboration = owner.gateway()
                    .create(
                            COLLABORATIONS,
                            Map.of(
                                    "partner",
                                    receiver.sharingId(),
                                    "note",
                                    "Service contract for the turbines of wind park Halligsand",
                                    "legalNoticeAccepted",
                                    true),
                            progress.idempotencyKey("collaboration"))
                    .orFail()
                    .json();
        }
        if (isIn("OFFERED", collaboration)) {
            receiver.gateway()
                    .post(
                            COLLABORATIONS + "/" + collaboration.required("id").asString() + "/accept",
                            Map.of("legalNoticeAccepted", true))
                    .orFail();
        }
    }

    /** Offers an asset with all below it; answers the id of the share. */
    String offer(String assetId, String profile, String note) throws IOException, InterruptedException {
        Optional<JsonNode> share = existing(SHARES + "?direction=outgoing&assetId=" + assetId, "share");
        if (share.isEmpty()) {
            share = Optional.of(owner.gateway()
                    .create(
                            SHARES,
                            Map.of(
                                    "assetId",
                                    assetId,
                                    "receiver",
                                    receiver.sharingId(),
                                    "channels",
                                    List.of("telemetry", "details"),
                                    "profile",
                                    Map.of("id", profile),
                                    "descendants",
                                    true,
                                    "note",
                                    note),
                            progress.idempotencyKey("share " + assetId))
                    .orFail()
                    .json());
        }
        return share.get().required("id").asString();
    }

    void accept(String share) throws IOException, InterruptedException {
        String path = SHARES + "/" + share;
        if (isIn("OPEN", receiver.gateway().get(path).orFail().json())) {
            receiver.gateway()
                    .post(path + "/accept", Map.of("target", Map.of("mode", "create")))
                    .orFail();
        }
    }

    private Optional<JsonNode> existing(String list, String what) throws IOException, InterruptedException {
        List<JsonNode> live = owner.gateway()
                .get(list)
                .orFail()
                .json()
                .path("items")
                .valueStream()
                .filter(item -> isIn("OFFERED", item) || isIn("OPEN", item) || isIn("ACCEPTED", item))
                .toList();
        if (live.size() > 1) {
            throw new LoadFailed("There is more than one live " + what + " for " + list);
        }
        return live.stream().findFirst();
    }

    private static boolean isIn(String state, JsonNode item) {
        return state.equals(item.required("state").asString());
    }
}
