package freehold.policies;

/** A share that both sides have agreed to. */
final class Lent {
    private Lent() {}

    static String accepted(Plant owner, String asset, Plant receiver) {
        String id = Plant.text(
                owner.admin
                        .post("/api/sharing/v1/collaborations", """
                                {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.tenant.sharingId()))
                        .expect(201),
                "id");
        receiver.admin
                .post("/api/sharing/v1/collaborations/" + id + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String share = Plant.text(
                owner.admin
                        .post("/api/sharing/v1/shares", """
                                {"assetId": "%s", "receiver": "%s", "channels": ["telemetry", "details"],
                                 "profile": {"id": "everything"}}""".formatted(asset, receiver.tenant.id()))
                        .expect(201),
                "id");
        receiver.admin.post("/api/sharing/v1/shares/" + share + "/accept", "{}").expect(200);
        return share;
    }
}
