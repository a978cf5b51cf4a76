package freehold.web;

import freehold.kernel.database.Walls;
import freehold.kernel.http.OperatorOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the walls between tenants stand, here and now. */
@RestController
@Tag(name = "Operations")
class IsolationRoute {
    private final Walls walls;
    private final RouteRegistry routes;

    IsolationRoute(Walls walls, RouteRegistry routes) {
        this.walls = walls;
        this.routes = routes;
    }

    /**
     * @param tables how many were looked at
     * @param gaps none where the installation is isolated
     */
    record IsolationReport(boolean isolated, int tables, List<GapView> gaps) {}

    /**
     * @param table or the login of the database that has too many rights
     * @param routes those of the module whose table it is: what they answer has one wall less, or does not come at all
     */
    record GapView(String table, String what, List<String> routes) {}

    @OperatorOnly
    @PostMapping("/api/platform/v1/isolation-check")
    @Operation(
            summary = "Look whether the walls between tenants stand in the database as it is now",
            description =
                    "For every table with tenants' rows: row-level security is enabled and forced, every kind of"
                            + " statement that is granted has a policy, every policy asks for the tenant, and a tenant that"
                            + " does not exist sees nothing. Each gap is named with the routes of the module whose table it is.")
    IsolationReport check() {
        Walls.Report report = walls.inspect();
        return new IsolationReport(
                report.gaps().isEmpty(),
                report.tables(),
                report.gaps().stream().map(this::view).toList());
    }

    private GapView view(Walls.Gap gap) {
        int dot = gap.table().indexOf('.');
        return new GapView(
                gap.table(),
                gap.what(),
                dot < 0 ? routes.of("") : routes.of("." + gap.table().substring(0, dot)));
    }
}
