package freehold.assets.model;

import freehold.decision.AssetId;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A named set of a tenant's own assets.
 *
 * @param members by name
 */
public record AssetGroup(UUID id, String name, Optional<String> description, List<Member> members, long etag) {
    public AssetGroup {
        members = List.copyOf(members);
    }

    public record Member(AssetId id, String name) {}

    /** What a client wants a group to be. */
    public record Draft(String name, Optional<String> description, List<String> members) {
        public Draft {
            members = List.copyOf(members);
        }

        /** The draft, if it is fit to be stored and its members are once in it. */
        public Draft checked() {
            Text.required(Limits.NAME, "/name", name);
            description.ifPresent(text -> Text.atMost(Limits.DESCRIPTION, "/description", text));
            if (members.size() > Limits.GROUP_MEMBERS) {
                throw ProblemException.limit("group-members", "A group can have " + Limits.GROUP_MEMBERS + " assets.");
            }
            Set<String> once = new HashSet<>();
            for (int i = 0; i < members.size(); i++) {
                if (!once.add(members.get(i))) {
                    throw ProblemException.invalid("/members/" + i, "the asset " + members.get(i) + " is there twice");
                }
            }
            return this;
        }
    }

    /**
     * What somebody sees of it who does not see all assets: it is not there without one they see. Its etag then tells of
     * nothing else either.
     */
    public Optional<AssetGroup> seenBy(Predicate<AssetId> sees) {
        List<Member> seen =
                members.stream().filter(member -> sees.test(member.id())).toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        AssetGroup part = new AssetGroup(id, name, description, seen, 0);
        return Optional.of(new AssetGroup(id, name, description, seen, Etags.of(part)));
    }
}
