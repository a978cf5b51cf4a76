package freehold.policies.model;

import freehold.decision.PolicyAction;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a client wants a policy to be. */
public record PolicyDraft(
        String name, Optional<String> description, boolean active, List<String> subjects, List<Policy.Rule> rules) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1," + Limits.NAME + "}");

    public PolicyDraft {
        subjects = List.copyOf(subjects);
        rules = List.copyOf(rules);
    }

    /** Whether the other says the same, be it active or not. */
    public boolean isLike(PolicyDraft other) {
        return new PolicyDraft(name, description, other.active, subjects, rules).equals(other);
    }

    /** A name that a policy or a group of resources can have. */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.invalid(
                    "/name", "must have 1 to " + Limits.NAME + " of the characters A-Z, a-z, 0-9, _ and -");
        }
    }

    /** Sizes are checked in any case; what a policy means, when it is active. */
    public PolicyDraft checked(TenantId tenant) {
        checkName(name);
        description.ifPresent(text -> Text.atMost(Limits.DESCRIPTION, "/description", text));
        checkEach("/subjects", subjects, Limits.SUBJECTS, Limits.SUBJECT);
        atMost("/rules", rules.size(), Limits.RULES);
        for (int i = 0; i < rules.size(); i++) {
            checkSizes("/rules/" + i, rules.get(i));
        }
        if (active) {
            checkMeaning(tenant);
        }
        return this;
    }

    private static void checkSizes(String pointer, Policy.Rule rule) {
        rule.name().ifPresent(text -> Text.atMost(Limits.RULE_NAME, pointer + "/name", text));
        checkEach(pointer + "/actions", rule.actions(), Limits.ACTIONS, Limits.ACTION);
        checkEach(pointer + "/resources", rule.resources(), Limits.RESOURCES, Limits.RESOURCE);
        checkEach(pointer + "/assetTypes", rule.assetTypes(), Limits.ATTRIBUTES, Limits.RESOURCE);
        checkEach(pointer + "/labels", rule.labels(), Limits.ATTRIBUTES, Limits.RESOURCE);
        if (rule.depth() < -1 || rule.depth() > 1) {
            throw ProblemException.invalid(pointer + "/propagationDepth", "must be -1, 0 or 1");
        }
    }

    private static void checkEach(String pointer, List<String> texts, int most, int length) {
        atMost(pointer, texts.size(), most);
        Set<String> once = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            Text.required(length, pointer + "/" + i, texts.get(i));
            if (!once.add(texts.get(i))) {
                throw ProblemException.invalid(pointer + "/" + i, "is there twice");
            }
        }
    }

    private static void atMost(String pointer, int size, int most) {
        if (size > most) {
            throw ProblemException.limit(
                    "policy" + pointer.replaceAll("/[0-9]+", "").replace('/', '-'),
                    pointer + " can have " + most + " entries.");
        }
    }

    private void checkMeaning(TenantId tenant) {
        if (subjects.isEmpty()) {
            throw ProblemException.invalid("/subjects", "an active policy names somebody");
        }
        if (rules.isEmpty()) {
            throw ProblemException.invalid("/rules", "an active policy has a rule");
        }
        for (int i = 0; i < subjects.size(); i++) {
            if (!(Identifier.parse(subjects.get(i), tenant).orElse(null) instanceof Identifier.Subject)) {
                throw ProblemException.invalid("/subjects/" + i, "names no user or user group of the tenant");
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            checkMeaning("/rules/" + i, rules.get(i), tenant);
        }
    }

    private static void checkMeaning(String pointer, Policy.Rule rule, TenantId tenant) {
        if (rule.actions().isEmpty()) {
            throw ProblemException.invalid(pointer + "/actions", "an active rule allows something");
        }
        for (int i = 0; i < rule.actions().size(); i++) {
            if (PolicyAction.named(rule.actions().get(i)).isEmpty()) {
                throw ProblemException.invalid(pointer + "/actions/" + i, "is no action that policies know");
            }
        }
        if (rule.resources().isEmpty()
                && rule.assetTypes().isEmpty()
                && rule.labels().isEmpty()) {
            throw ProblemException.invalid(pointer + "/resources", "an active rule names assets, types or labels");
        }
        for (int i = 0; i < rule.resources().size(); i++) {
            Identifier named = Identifier.parse(rule.resources().get(i), tenant).orElse(null);
            if (!(named instanceof Identifier.Asset) && !(named instanceof Identifier.ResourceGroup)) {
                throw ProblemException.invalid(
                        pointer + "/resources/" + i, "names no asset or group of resources of the tenant");
            }
        }
    }
}
