package freehold.bench;

import java.util.List;
import java.util.Map;

/** Two tenants of an installation, one of which lends to the other. */
record Lending(Installation installation, String owner, String receiver, String tenant) {

    /**
     * Agrees to collaborate.
     *
     * @param owner a token of the tenant that lends
     * @param receiver a token of the other
     * @param tenant that other's id
     */
    static Lending between(Installation installation, String owner, String receiver, String tenant) throws Exception {
        String partner = installation
                .get(installation.operator(), "/api/platform/v1/tenants/" + tenant)
                .required("sharingId")
                .asString();
        String collaboration = installation
                .send(
                        owner,
                        "POST",
                        "/api/sharing/v1/collaborations",
                        Map.of("partner", partner, "legalNoticeAccepted", true))
                .required("id")
                .asString();
        installation.send(
                receiver,
                "POST",
                "/api/sharing/v1/collaborations/" + collaboration + "/accept",
                Map.of("legalNoticeAccepted", true));
        return new Lending(installation, owner, receiver, tenant);
    }

    /** Shares an asset with all that is below it and all there is to see, and tells the share's id. */
    String lend(String asset) throws Exception {
        String share = installation
                .send(
                        owner,
                        "POST",
                        "/api/sharing/v1/shares",
                        Map.of(
                                "assetId",
                                asset,
                                "receiver",
                                tenant,
                                "channels",
                                List.of("telemetry", "details"),
                                "profile",
                                Map.of("id", "everything")))
                .required("id")
                .asString();
        installation.send(receiver, "POST", "/api/sharing/v1/shares/" + share + "/accept", Map.of());
        return share;
    }
}
