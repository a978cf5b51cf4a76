package freehold.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.sharing.model.CollaborationAct;
import freehold.sharing.model.CollaborationState;
import freehold.sharing.model.ShareAct;
import freehold.sharing.model.ShareState;
import freehold.sharing.model.Side;
import freehold.sharing.model.Transitions;
import freehold.sharing.model.Transitions.Move;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The state machines, spelled out a second time: a change of a table has to be a change here. */
class TablesTest {

    @Test
    void aShareMovesInTheseWaysOnly() {
        assertThat(moves(ShareAct.TABLE, ShareState.values(), ShareAct.values()))
                .containsExactlyInAnyOrder(
                        "receiver ACCEPT: OPEN -> ACCEPTED",
                        "receiver FAIL: OPEN -> FAILED",
                        "receiver DECLINE: OPEN -> DECLINED",
                        "owner WITHDRAW: OPEN -> WITHDRAWN",
                        "owner EXPIRE: OPEN -> EXPIRED",
                        "receiver EXPIRE: OPEN -> EXPIRED",
                        "receiver RETRY: FAILED -> ACCEPTED",
                        "receiver FAIL: FAILED -> FAILED",
                        "receiver DECLINE: FAILED -> DECLINED",
                        "owner WITHDRAW: FAILED -> WITHDRAWN",
                        "owner EXPIRE: FAILED -> EXPIRED",
                        "receiver EXPIRE: FAILED -> EXPIRED",
                        "owner REVOKE: ACCEPTED -> REVOKED",
                        "receiver LEAVE: ACCEPTED -> LEFT",
                        "owner EXPIRE: ACCEPTED -> EXPIRED",
                        "receiver EXPIRE: ACCEPTED -> EXPIRED",
                        "owner END: ACCEPTED -> ENDED",
                        "receiver END: ACCEPTED -> ENDED");
    }

    @Test
    void aCollaborationMovesInTheseWaysOnly() {
        assertThat(moves(CollaborationAct.TABLE, CollaborationState.values(), CollaborationAct.values()))
                .containsExactlyInAnyOrder(
                        "receiver ACCEPT: OFFERED -> ACCEPTED",
                        "receiver REFUSE: OFFERED -> REFUSED",
                        "owner WITHDRAW: OFFERED -> WITHDRAWN",
                        "owner EXPIRE: OFFERED -> EXPIRED",
                        "receiver EXPIRE: OFFERED -> EXPIRED",
                        "owner TERMINATE: ACCEPTED -> TERMINATED",
                        "receiver TERMINATE: ACCEPTED -> TERMINATED");
    }

    @Test
    void whatOnlyTheOtherSideCanDoIsToldApartFromWhatIsTooLate() {
        assertThat(ShareAct.TABLE.move(ShareState.OPEN, ShareAct.ACCEPT, Side.OFFERER))
                .isInstanceOf(Move.NotYours.class);
        assertThat(ShareAct.TABLE.move(ShareState.REVOKED, ShareAct.ACCEPT, Side.OFFERER))
                .isInstanceOf(Move.NotYours.class);
        assertThat(ShareAct.TABLE.move(ShareState.REVOKED, ShareAct.ACCEPT, Side.ADDRESSEE))
                .isEqualTo(new Move.NotInThisState<>(ShareState.REVOKED));
    }

    private static <S, A> Set<String> moves(Transitions<S, A> table, S[] states, A[] acts) {
        Set<String> moves = new TreeSet<>();
        for (S state : states) {
            for (A act : acts) {
                for (Side side : Side.values()) {
                    if (table.move(state, act, side) instanceof Move.To<S> to) {
                        String who = side == Side.OFFERER ? "owner" : "receiver";
                        moves.add(who + " " + act + ": " + state + " -> " + to.state());
                    }
                }
            }
        }
        return moves;
    }
}
