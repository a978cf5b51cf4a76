package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.lend;
import static freehold.sharing.Lending.open;
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.state;
import static freehold.sharing.Lending.text;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class LendingTest {
    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId machine;

    LendingTest(TestTenants tenants, Access access) {
        this.lending = new Lending(access);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.machine = lending.asset(owner, "Turbine 7");
        collaborate(owner, receiver);
    }

    @Test
    void anOfferShowsNothingBeforeItIsAccepted() {
        String id = open(owner, machine, receiver);

        assertThat(lending.received(receiver)).isEmpty();
        assertThat(lending.sees(receiver, machine)).isFalse();
        JsonNode seen = share(receiver, id);
        assertThat(text(seen, "state")).isEqualTo("OPEN");
        assertThat(text(seen, "direction")).isEqualTo("incoming");
        assertThat(text(seen.get("asset"), "name")).isEqualTo("Turbine 7");
        assertThat(seen.get("id")).isEqualTo(share(owner, id).get("id"));
    }

    @Test
    void anAcceptedShareShowsTheAssetAndWhatHangsBelowItNowAndLater() {
        AssetId before = lending.asset(owner, machine, "Gearbox");
        lend(owner, machine, receiver);
        AssetId later = lending.asset(owner, machine, "Generator");

        assertThat(lending.received(receiver)).containsExactlyInAnyOrder(machine, before, later);
        assertThat(lending.folders(receiver)).containsExactly("Tenant " + owner.id());
    }

    @Test
    void afterTheAnswerToARevokeNothingIsLeft() {
        String id = lend(owner, machine, receiver);
        assertThat(lending.sees(receiver, machine)).isTrue();

        assertThat(state(owner.client().post(SHARES + "/" + id + "/revoke", "{\"reason\": \"Contract ended\"}")))
                .isEqualTo("REVOKED");

        assertThat(lending.sees(receiver, machine)).isFalse();
        assertThat(lending.received(receiver)).isEmpty();
        assertThat(lending.folders(receiver)).isEmpty();
        assertThat(text(share(receiver, id), "endReason")).isEqualTo("Contract ended");
    }

    @Test
    void whatWasLeftCanBeOfferedAgain() {
        String id = lend(owner, machine, receiver);
        act(receiver, id, "leave").expect(200);
        assertThat(lending.received(receiver)).isEmpty();

        lend(owner, machine, receiver);
        assertThat(lending.received(receiver)).containsExactly(machine);
    }
}
