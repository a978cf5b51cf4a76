package freehold.assets.store;

import freehold.assets.model.AssetField;
import freehold.assets.model.Condition;
import freehold.assets.model.Filter;
import freehold.assets.model.SeenAsset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The text that the index of texts can narrow a list down by. */
final class Sought {
    /** The index knows texts by three characters each: shorter ones it can't tell apart. */
    private static final int INDEXED = 3;

    private Sought() {}

    /** The longest text that the name or external id of everything the filter shows must contain. */
    static Optional<String> in(Filter<SeenAsset> filter) {
        return required(filter)
                .filter(text -> text.codePointCount(0, text.length()) >= INDEXED)
                .max(Comparator.comparingInt(String::length));
    }

    private static Stream<String> required(Filter<SeenAsset> filter) {
        return switch (filter) {
            case Filter.All<SeenAsset> all -> all.parts().stream().flatMap(Sought::required);
            case Filter.Any<SeenAsset> any -> Stream.empty();
            case Filter.Not<SeenAsset> not -> Stream.empty();
            case Filter.Compare<SeenAsset> compare ->
                compare.field() == AssetField.NAME || compare.field() == AssetField.EXTERNAL_ID
                        ? text(compare.condition()).stream()
                        : Stream.empty();
        };
    }

    /** Beginnings and whole texts have an index in their own order. */
    private static Optional<String> text(Condition condition) {
        return switch (condition) {
            case Condition.Contains contains -> Optional.of(contains.text());
            case Condition.EndsWith endsWith -> Optional.of(endsWith.text());
            case Condition.Is is -> Optional.empty();
            case Condition.OneOf oneOf -> Optional.empty();
            case Condition.StartsWith startsWith -> Optional.empty();
            case Condition.At at -> Optional.empty();
            case Condition.Before before -> Optional.empty();
            case Condition.After after -> Optional.empty();
            case Condition.Between between -> Optional.empty();
        };
    }
}
