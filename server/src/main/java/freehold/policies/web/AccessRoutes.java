package freehold.policies.web;

import freehold.decision.Action;
import freehold.decision.Channel;
import freehold.decision.Explanation;
import freehold.decision.Right;
import freehold.decision.Role;
import freehold.decision.ShareFact;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import freehold.kernel.http.Reads;
import freehold.policies.model.Asked;
import freehold.policies.model.Part;
import freehold.policies.usecase.AnswerOnAccess;
import freehold.policies.usecase.AnswerOnAccess.Question;
import freehold.policies.usecase.AnswerOnAccess.Viewers;
import freehold.policies.usecase.AnswerOnAccess.Whose;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may do what, and why. */
@RestController
@RequestMapping("/api/access/v1")
@Tag(name = "Access")
class AccessRoutes {
    private static final String EXAMPLE_ASSET = "0123456789abcdef0123456789abcdef";
    private static final int MOST_CHECKS = 1_000;

    private final AnswerOnAccess answers;

    AccessRoutes(AnswerOnAccess answers) {
        this.answers = answers;
    }

    @NoUnknownFields
    record CheckBody(
            @Schema(example = EXAMPLE_ASSET) @Nullable String assetId,

            @Schema(
                    description = "A right of the matrix about an asset, or read, readSeries, readEvents…",
                    example = "read")
            @Nullable
            String right,

            @Schema(description = "telemetry or details") @Nullable
            String channel,

            @Schema(description = "aspect.variable, or a variable outside of any aspect") @Nullable
            String variable,

            @Schema(description = "Up to 1,000 questions instead of one") @Nullable
            List<@Nullable CheckBody> checks) {
        Question question(String pointer) {
            if (assetId == null) {
                throw ProblemException.invalid(pointer + "/assetId", "is missing");
            }
            return new Question(assetId, action(pointer, right), part(pointer, channel, variable));
        }
    }

    private static Action.OnAsset action(String pointer, @Nullable String right) {
        return Optional.ofNullable(right)
                .flatMap(Asked::action)
                .orElseThrow(() -> ProblemException.invalid(pointer + "/right", "is no right about an asset"));
    }

    private static Part part(String pointer, @Nullable String channel, @Nullable String variable) {
        Optional<Channel> asked = Optional.ofNullable(channel)
                .map(text -> Arrays.stream(Channel.values())
                        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(
                                () -> ProblemException.invalid(pointer + "/channel", "must be telemetry or details")));
        return new Part(asked, Optional.ofNullable(variable));
    }

    record Allowed(boolean allowed) {}

    /** One answer, or one for each of several questions. */
    record Checked(@Nullable Boolean allowed, @Nullable List<Allowed> results) {}

    @Reads
    @PostMapping("/check")
    @Operation(
            summary = "May I?",
            description = "One question, or up to 1,000 in checks. The answer for what is hidden is the one for what is"
                    + " missing.")
    Checked check(Caller caller, @RequestBody CheckBody body) {
        if (body.checks() == null) {
            return new Checked(answers.check(caller, List.of(body.question(""))).getFirst(), null);
        }
        if (body.checks().size() > MOST_CHECKS) {
            throw ProblemException.limit("checks", "One request can ask " + MOST_CHECKS + " questions.");
        }
        List<Question> questions = new ArrayList<>();
        for (CheckBody question : body.checks()) {
            String pointer = "/checks/" + questions.size();
            if (question == null) {
                throw ProblemException.invalid(pointer, "is missing");
            }
            questions.add(question.question(pointer));
        }
        return new Checked(
                null,
                answers.check(caller, questions).stream().map(Allowed::new).toList());
    }

    @NoUnknownFields
    record SubjectBody(@Nullable String user, @Nullable String client) {}

    @NoUnknownFields
    record ExplainBody(
            @Schema(description = "A user by name, or a service credential by client id; left out, oneself") @Nullable
            SubjectBody subject,

            @Schema(example = EXAMPLE_ASSET) @Nullable String assetId,
            @Schema(example = "read") @Nullable String right,
            @Nullable String channel,
            @Nullable String variable) {}

    @Reads
    @PostMapping("/explain")
    @Operation(
            summary = "Why, or why not?",
            description = "The chain of role, shares and policies, or what would have been nearest. Of oneself anybody"
                    + " may ask, of others of one's tenant an administrator.")
    ExplanationView explain(Caller caller, @RequestBody ExplainBody body) {
        if (body.assetId() == null) {
            throw ProblemException.invalid("/assetId", "is missing");
        }
        Question question =
                new Question(body.assetId(), action("", body.right()), part("", body.channel(), body.variable()));
        AnswerOnAccess.Answer answer = answers.explain(caller, whose(body.subject()), question);
        return ExplanationView.from(answer.explanation(), answer.allowed());
    }

    private static Whose whose(@Nullable SubjectBody subject) {
        Whose whose = subject == null
                ? new Whose(Optional.empty(), Optional.empty())
                : new Whose(Optional.ofNullable(subject.user()), Optional.ofNullable(subject.client()));
        boolean one = whose.user().isPresent() != whose.client().isPresent();
        if (subject != null && !one) {
            throw ProblemException.invalid("/subject", "needs a user or a client");
        }
        return whose;
    }

    /** @param through the chain of its reading */
    record ViewerView(String name, ExplanationView through) {}

    record TenantView(String tenant, List<String> shares) {}

    record ViewersView(List<ViewerView> users, List<ViewerView> clients, List<TenantView> tenants) {}

    @Open(value = Surface.WHY, signedIn = true)
    @GetMapping("/assets/{assetId}/viewers")
    @Operation(
            summary = "Who can see the asset, and through what",
            description =
                    "People and service credentials of one's own tenant; of a tenant that receives it, that tenant"
                            + " and the shares, never its people.")
    ViewersView viewers(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ASSET) String assetId) {
        Viewers viewers = answers.viewers(caller, assetId);
        return new ViewersView(
                views(viewers.users()),
                views(viewers.clients()),
                viewers.tenants().entrySet().stream()
                        .map(receiver -> new TenantView(
                                receiver.getKey().value(),
                                receiver.getValue().shares().stream()
                                        .map(ShareFact::id)
                                        .map(Object::toString)
                                        .toList()))
                        .toList());
    }

    private static List<ViewerView> views(Map<String, Explanation> seeing) {
        return seeing.entrySet().stream()
                .map(one -> new ViewerView(one.getKey(), ExplanationView.from(one.getValue(), true)))
                .toList();
    }

    record RightView(String title, List<String> roles) {}

    record RightsView(List<RightView> rights) {}

    @Reads
    @GetMapping("/rights")
    @Operation(summary = "The rights matrix: who has which right by role")
    RightsView rights(Caller caller) {
        return new RightsView(Arrays.stream(Right.values())
                .map(right -> new RightView(
                        right.title(),
                        right.roles().stream().map(Role::roleName).sorted().toList()))
                .toList());
    }
}
