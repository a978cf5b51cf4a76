package freehold.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsMatrixTest {

    @Test
    void everyRightIsHeldByTheRolesTheMatrixNames() {
        assertThat(RightsMatrix.rows()).hasSize(29);
        for (RightsMatrix.Row row : RightsMatrix.rows()) {
            assertThat(right(row.title()).roles()).as(row.title()).isEqualTo(row.roles());
        }
    }

    @Test
    void theMatrixHasARowForEveryRightInTheSameOrder() {
        assertThat(List.of(Right.values()))
                .extracting(Right::title)
                .containsExactlyElementsOf(RightsMatrix.rows().stream()
                        .map(RightsMatrix.Row::title)
                        .toList());
    }

    @Test
    void severalRolesHoldWhatEachOfThemHolds() {
        for (Right right : Right.values()) {
            for (Role one : Role.values()) {
                for (Role other : Role.values()) {
                    Set<Role> both = EnumSet.of(one, other);
                    assertThat(right.heldByAnyOf(both))
                            .isEqualTo(right.heldByAnyOf(Set.of(one)) || right.heldByAnyOf(Set.of(other)));
                }
            }
        }
    }

    @Test
    void noRoleHoldsNothing() {
        assertThat(Right.values()).noneMatch(right -> right.heldByAnyOf(Set.of()));
    }

    private static Right right(String title) {
        return List.of(Right.values()).stream()
                .filter(right -> right.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
