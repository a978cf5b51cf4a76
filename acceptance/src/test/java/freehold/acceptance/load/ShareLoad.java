package freehold.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Partners;
import freehold.acceptance.fixture.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Offers, accepts and revokes the same asset. Both sides always tell the same state, and reads follow it. */
public final class ShareLoad implements Load {
    private final Partners partners;
    private final Machine machine;
    private final Map<String, String> stateById = new LinkedHashMap<>();
    private @Nullable String current;
    private @Nullable String openState;
    private int acknowledged;

    public ShareLoad(Partners partners, Machine machine) {
        this.partners = partners;
        this.machine = machine;
    }

    @Override
    public void write() {
        String share = current;
        if (share == null) {
            offer();
        } else if ("OPEN".equals(stateById.get(share))) {
            change(share, "ACCEPTED");
        } else {
            change(share, "REVOKED");
        }
    }

    private void offer() {
        openState = "OPEN";
        Answer made = partners.owner().api().post(Routes.SHARES, partners.offerOf(machine.assetId()));
        if (Outcome.of(made) == Outcome.ACKNOWLEDGED) {
            current = made.text("id");
            acknowledge(made.text("id"), "OPEN");
        }
    }

    private void change(String share, String state) {
        openState = state;
        Answer changed = state.equals("ACCEPTED") ? partners.accept(share) : partners.revoke(share);
        if (Outcome.of(changed) == Outcome.ACKNOWLEDGED) {
            acknowledge(share, state);
        }
    }

    private void acknowledge(String share, String state) {
        stateById.put(share, state);
        openState = null;
        acknowledged++;
        if (state.equals("REVOKED")) {
            current = null;
        }
    }

    @Override
    public void verify() {
        adoptAnOpenOffer();
        stateById.replaceAll((share, state) -> {
            String owners = stateFor(share, true);
            assertThat(stateFor(share, false))
                    .as("receiver's state of share %s", share)
                    .isEqualTo(owners);
            assertThat(owners)
                    .isIn(share.equals(current) && openState != null ? List.of(state, openState) : List.of(state));
            return owners;
        });
        openState = null;
        String state = current == null ? "none" : stateById.get(current);
        if ("REVOKED".equals(state)) {
            current = null;
        }
        int expected = "ACCEPTED".equals(state) ? 200 : 404;
        partners.receiver()
                .api()
                .get(Routes.asset(machine.assetId()) + "?includeShared=true")
                .expect(expected);
        partners.receiver().api().get(machine.series()).expect(expected);
    }

    private void adoptAnOpenOffer() {
        for (JsonNode share : partners.owner()
                .api()
                .get(Routes.SHARES + "?direction=outgoing&size=500&sort=offeredAt,desc&assetId=" + machine.assetId())
                .expect(200)
                .items()) {
            String id = share.required("id").asString();
            if (!stateById.containsKey(id)) {
                assertThat(openState).as("share %s was never asked for", id).isEqualTo("OPEN");
                assertThat(current).isNull();
                stateById.put(id, "OPEN");
                current = id;
            }
        }
    }

    private String stateFor(String share, boolean owner) {
        return (owner ? partners.owner() : partners.receiver())
                .api()
                .get(Routes.share(share))
                .expect(200)
                .text("state");
    }

    @Override
    public int acknowledged() {
        return acknowledged;
    }
}
