package freehold.assets.model;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Words of a tenant's own for one of its assets.
 *
 * @param etag of the asset they stand on
 */
public record Labels(List<String> words, long etag) {
    public Labels {
        words = List.copyOf(words);
    }

    /** The words in order, if they are fit to be stored. */
    public static List<String> checked(List<String> words) {
        if (words.size() > Limits.LABELS) {
            throw ProblemException.limit("labels", "An asset can have " + Limits.LABELS + " labels.");
        }
        List<String> checked = new ArrayList<>();
        for (String word : words) {
            String label = Text.required(Limits.LABEL, "/labels/" + checked.size(), word)
                    .strip();
            if (checked.contains(label)) {
                throw ProblemException.invalid("/labels/" + checked.size(), "the label " + label + " is there twice");
            }
            checked.add(label);
        }
        checked.sort(Text::compare);
        return checked;
    }
}
