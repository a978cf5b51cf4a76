package freehold.assets.web;

import freehold.assets.model.AssetType;
import freehold.assets.model.Variable;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Merge patches of variables an asset type brings itself, by the name each has so far. */
@Component
class VariableChanges {
    private final MergePatch patches;

    VariableChanges(MergePatch patches) {
        this.patches = patches;
    }

    Map<String, Variable> apply(AssetType type, JsonNode patch) {
        if (!patch.isObject()) {
            throw ProblemException.invalid("", "a merge patch must be a JSON object");
        }
        Map<String, Variable> changes = new LinkedHashMap<>();
        patch.properties()
                .forEach(member -> changes.put(member.getKey(), changed(type, member.getKey(), member.getValue())));
        return changes;
    }

    private Variable changed(AssetType type, String name, JsonNode patch) {
        Variable variable = type.ownVariables().stream()
                .filter(own -> own.name().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(type, name));
        if (!patch.isObject()) {
            throw ProblemException.invalid(
                    "/" + name, "variable " + name + " needs an object with what is to change; it can't be removed");
        }
        return VariableBody.variable(patches.apply(VariableBody.from(variable), VariableBody.class, patch), false);
    }

    private static ProblemException missing(AssetType type, String name) {
        return type.variables().stream()
                .filter(direct -> direct.variable().name().equals(name))
                .findFirst()
                .map(direct -> ProblemException.invalid(
                        "/" + name, "variable " + name + " is inherited: change it in the type " + direct.origin()))
                .orElseGet(() -> ProblemException.invalid(
                        "", "the type " + type.id() + " has no variable " + Text.shortened(name)));
    }
}
