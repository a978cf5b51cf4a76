package freehold.policies.model;

import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A named set of assets that rules can name. */
public record ResourceGroup(UUID id, Draft content, Policy.Traces traces) {

    /** What a client wants one to be. */
    public record Draft(String name, Optional<String> description, List<String> resources) {
        public Draft {
            resources = List.copyOf(resources);
        }

        public Draft checked(TenantId tenant) {
            PolicyDraft.checkName(name);
            description.ifPresent(text -> Text.atMost(Limits.DESCRIPTION, "/description", text));
            if (resources.size() > Limits.RESOURCES) {
                throw ProblemException.limit(
                        "resource-group-resources", "A group can have " + Limits.RESOURCES + " resources.");
            }
            for (int i = 0; i < resources.size(); i++) {
                Text.required(Limits.RESOURCE, "/resources/" + i, resources.get(i));
                if (!(Identifier.parse(resources.get(i), tenant).orElse(null) instanceof Identifier.Asset)) {
                    throw ProblemException.invalid("/resources/" + i, "names no asset of the tenant");
                }
            }
            return this;
        }
    }
}
