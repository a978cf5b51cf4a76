package freehold.settings.model;

import freehold.decision.SubtenantId;
import freehold.kernel.Problem.Fault;
import freehold.kernel.Problem.Invalid;
import freehold.kernel.ProblemException;
import freehold.settings.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A subtenant as a request describes it. */
public record SubtenantDraft(Optional<String> id, Optional<String> displayName, Optional<String> description) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1," + Limits.ID + "}");

    /** A new subtenant, well formed. */
    public record Checked(SubtenantId id, String displayName, String description) {}

    /** All that is wrong with it at once, or the subtenant as it shall be. */
    public Checked checked() {
        List<Fault> faults = new ArrayList<>();
        if (id.filter(text -> ID.matcher(text).matches()).isEmpty()) {
            faults.add(new Fault(
                    "/id", "must have 1 to " + Limits.ID + " letters, digits, hyphens or underscores, such as a UUID"));
        }
        if (displayName.isEmpty()) {
            faults.add(new Fault("/displayName", "is missing"));
        }
        if (description.isEmpty()) {
            faults.add(new Fault("/description", "is missing"));
        }
        checkTexts(faults);
        refuse(faults);
        return new Checked(
                new SubtenantId(id.orElseThrow()), displayName.orElseThrow().strip(), description.orElseThrow());
    }

    /** What a change leaves out stays as it is. */
    public Checked over(Subtenant now) {
        List<Fault> faults = new ArrayList<>();
        if (id.filter(text -> !text.equals(now.id().value())).isPresent()) {
            faults.add(new Fault("/id", "contradicts the id in the path, and can't be changed"));
        }
        checkTexts(faults);
        refuse(faults);
        return new Checked(
                now.id(),
                displayName.map(String::strip).orElse(now.displayName()),
                description.orElse(now.description()));
    }

    private void checkTexts(List<Fault> faults) {
        displayName.map(String::strip).ifPresent(name -> {
            if (name.isEmpty() || name.length() > Limits.NAME) {
                faults.add(new Fault("/displayName", "must have 1 to " + Limits.NAME + " characters"));
            }
        });
        description.ifPresent(text -> {
            if (text.length() > Limits.DESCRIPTION) {
                faults.add(new Fault("/description", "must have at most " + Limits.DESCRIPTION + " characters"));
            }
        });
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(new Invalid("The subtenant can't be as it is described.", faults));
        }
    }
}
