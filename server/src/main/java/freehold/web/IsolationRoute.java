package freehold.web;

import freehold.kernel.ProblemException;
import freehold.kernel.database.Walls;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.OperatorOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whether the walls between tenants stand, here and now. */
@RestController
@Tag(name = "Operations")
class IsolationRoute {
    private final Walls walls;
    private final RouteRegistry routes;
    private final Stranger stranger;

    IsolationRoute(Walls walls, RouteRegistry routes, Stranger stranger) {
        this.walls = walls;
        this.routes = routes;
        this.stranger = stranger;
    }

    /** A service credential. */
    record StrangerBody(@Nullable String clientId, @Nullable String clientSecret) {}

    /** Who shall ask the routes, and for whose things. */
    @NoUnknownFields
    record IsolationBody(
            @Schema(description = "Whose ids are tried") @Nullable
            String tenant,

            @Schema(
                    description =
                            "An administrator of a tenant that has never had to do with another, founded for this")
            @Nullable
            StrangerBody stranger) {}

    /**
     * @param tables how many were looked at
     * @param gaps none where the installation is isolated
     * @param asked routes that a stranger was sent to; none without one
     * @param notAsked routes with an id in their path that were not tried all the same, and why
     */
    record IsolationReport(
            boolean isolated, int tables, List<GapView> gaps, List<String> asked, List<NotAskedView> notAsked) {}

    /**
     * @param table or the login of the database that has too many rights; null where a route tells too much
     * @param routes those of the module whose table it is: what they answer has one wall less, or does not come at all
     */
    record GapView(@Nullable String table, String what, List<String> routes) {}

    record NotAskedView(String route, String why) {}

    @OperatorOnly
    @PostMapping("/api/platform/v1/isolation-check")
    @Operation(
            summary = "Look whether the walls between tenants stand, here and now",
            description = "For every table with tenants' rows: row-level security is enabled and forced, every kind of"
                    + " statement that is granted has a policy, every policy asks for the tenant, and a tenant that"
                    + " does not exist sees nothing. Each gap is named with the routes of the module whose table it is."
                    + " With a stranger, it also asks every route for GET with an id in its path for what belongs to"
                    + " the tenant: the answer must be the one for what nobody has. A route that tells more is"
                    + " named.")
    IsolationReport check(@RequestBody(required = false) @Nullable IsolationBody body) {
        Stranger.Report answers = body == null ? new Stranger.Report(List.of(), List.of(), List.of()) : asked(body);
        Walls.Report report = walls.inspect();
        List<GapView> gaps = new ArrayList<>();
        report.gaps().forEach(gap -> gaps.add(view(gap)));
        answers.telling().forEach(route -> gaps.add(new GapView(null, route.what(), List.of(route.route()))));
        return new IsolationReport(
                gaps.isEmpty(),
                report.tables(),
                gaps,
                answers.asked(),
                answers.notAsked().stream()
                        .map(one -> new NotAskedView(one.route(), one.why()))
                        .toList());
    }

    private Stranger.Report asked(IsolationBody body) {
        if (body.tenant() == null) {
            throw ProblemException.invalid("/tenant", "is missing");
        }
        StrangerBody who = body.stranger();
        if (who == null || who.clientId() == null || who.clientSecret() == null) {
            throw ProblemException.invalid("/stranger", "needs a client id and its secret");
        }
        return stranger.ask(new Stranger.Credential(who.clientId(), who.clientSecret()), body.tenant());
    }

    private GapView view(Walls.Gap gap) {
        int dot = gap.table().indexOf('.');
        return new GapView(
                gap.table(),
                gap.what(),
                dot < 0 ? routes.of("") : routes.of("." + gap.table().substring(0, dot)));
    }
}
