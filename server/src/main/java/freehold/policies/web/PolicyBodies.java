package freehold.policies.web;

import freehold.kernel.ProblemException;
import freehold.policies.model.Policy;
import freehold.policies.model.PolicyDraft;
import freehold.policies.model.ResourceGroup;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Policies and groups of resources in the words of Resource Access Management. */
final class PolicyBodies {
    private static final int WHOLE_BRANCH = -1;

    private PolicyBodies() {}

    /** A further member {@code comment}, which clients keep for themselves, is ignored. */
    record PolicyBody(
            @Schema(example = "readers-of-hall-3") @Nullable String name,

            @Nullable String description,
            @Schema(example = "false") @Nullable Boolean active,

            @Schema(description = "Users and user groups, by their identifiers") @Nullable
            List<@Nullable String> subjects,

            @Nullable List<@Nullable RuleBody> rules) {
        PolicyDraft draft() {
            List<Policy.Rule> wanted = new ArrayList<>();
            List<@Nullable RuleBody> given = rules == null ? List.of() : rules;
            for (int i = 0; i < given.size(); i++) {
                RuleBody rule = given.get(i);
                if (rule == null) {
                    throw ProblemException.invalid("/rules/" + i, "is missing");
                }
                wanted.add(rule.rule("/rules/" + i));
            }
            return new PolicyDraft(
                    required(name),
                    Optional.ofNullable(description),
                    active == null || active,
                    texts("/subjects", subjects),
                    wanted);
        }
    }

    record RuleBody(
            @Nullable String name,

            @Schema(description = "Such as mdsp:core:assetmanagement:asset:read") @Nullable
            List<@Nullable String> actions,

            @Schema(description = "Assets and groups of resources, by their identifiers") @Nullable
            List<@Nullable String> resources,

            @Schema(description = "0: these alone, 1: and their children, -1: and all below them", example = "-1")
            @Nullable
            Integer propagationDepth,

            @Schema(description = "If any: only assets of one of these types, or of one derived from it") @Nullable
            List<@Nullable String> assetTypes,

            @Schema(description = "If any: only assets that bear one of these labels") @Nullable
            List<@Nullable String> labels) {
        Policy.Rule rule(String pointer) {
            return new Policy.Rule(
                    Optional.ofNullable(name),
                    texts(pointer + "/actions", actions),
                    texts(pointer + "/resources", resources),
                    propagationDepth == null ? WHOLE_BRANCH : propagationDepth,
                    texts(pointer + "/assetTypes", assetTypes),
                    texts(pointer + "/labels", labels));
        }

        static RuleBody from(Policy.Rule rule) {
            return new RuleBody(
                    rule.name().orElse(null),
                    List.copyOf(rule.actions()),
                    List.copyOf(rule.resources()),
                    rule.depth(),
                    List.copyOf(rule.assetTypes()),
                    List.copyOf(rule.labels()));
        }
    }

    record ResourceGroupBody(
            @Schema(example = "hall-3") @Nullable String name,

            @Nullable String description,

            @Schema(description = "Assets, by their identifiers") @Nullable
            List<@Nullable String> resources) {
        ResourceGroup.Draft draft() {
            return new ResourceGroup.Draft(
                    required(name), Optional.ofNullable(description), texts("/resources", resources));
        }
    }

    private static String required(@Nullable String name) {
        if (name == null) {
            throw ProblemException.invalid("/name", "is missing");
        }
        return name;
    }

    private static List<String> texts(String pointer, @Nullable List<@Nullable String> given) {
        List<String> texts = new ArrayList<>();
        if (given != null) {
            for (String text : given) {
                if (text == null) {
                    throw ProblemException.invalid(pointer + "/" + texts.size(), "is missing");
                }
                texts.add(text);
            }
        }
        return texts;
    }

    record PolicyView(
            String id,
            String owner,
            String name,
            @Nullable String description,
            boolean active,
            List<String> subjects,
            List<RuleBody> rules,
            String createdAt,
            String createdBy,
            String lastModifiedAt,
            String lastModifiedBy,
            long eTag) {
        static PolicyView from(String owner, Policy policy) {
            return new PolicyView(
                    policy.id().toString(),
                    owner,
                    policy.content().name(),
                    policy.content().description().orElse(null),
                    policy.content().active(),
                    policy.content().subjects(),
                    policy.content().rules().stream().map(RuleBody::from).toList(),
                    policy.traces().createdAt().toString(),
                    policy.traces().createdBy(),
                    policy.traces().modifiedAt().toString(),
                    policy.traces().modifiedBy(),
                    policy.traces().etag());
        }
    }

    record ResourceGroupView(
            String id,
            String owner,
            String name,
            @Nullable String description,
            List<String> resources,
            String createdAt,
            String createdBy,
            String lastModifiedAt,
            String lastModifiedBy,
            long eTag) {
        static ResourceGroupView from(String owner, ResourceGroup group) {
            return new ResourceGroupView(
                    group.id().toString(),
                    owner,
                    group.content().name(),
                    group.content().description().orElse(null),
                    group.content().resources(),
                    group.traces().createdAt().toString(),
                    group.traces().createdBy(),
                    group.traces().modifiedAt().toString(),
                    group.traces().modifiedBy(),
                    group.traces().etag());
        }
    }
}
