package freehold.acceptance;

import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Partners;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.SharedServer;
import freehold.acceptance.fixture.Tenant;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** Once the revoke is answered, no read that is sent shows anything of the asset. */
@ExtendWith(SharedServer.class)
class RevocationTest {
    private final Seed seed = Seed.of(RevocationTest.class);

    @RepeatedTest(2)
    void noReadSentAfterTheAnswerToTheRevokeShowsTheAsset(ServerProcess server) throws Exception {
        Partners partners = Partners.introduce(Tenant.found(server, seed), Tenant.found(server, seed));
        Machine machine =
                Machine.withSamples(partners.owner(), seed, partners.owner().rootAsset());
        Machine part = Machine.withSamples(partners.owner(), seed, machine.assetId());
        var questions = Onlookers.questions(partners.receiver().api(), machine, part);
        String share = partners.share(machine.assetId());

        new Onlookers(List.of(partners.receiver().api()), questions, 50, 200)
                .watch(seed, () -> partners.revoke(share).expectOk());
    }
}
