package freehold.decision;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Finds the order in which a tree is laid out flat. Levels may be many: nothing here calls itself. */
final class PreorderMaker {
    private static final int NONE = Preorder.NONE;

    private final AssetFact[] assets;
    /** By the number of an asset, which is its place among the assets as they came. */
    private final int[] parentOf;

    private final int[] firstChildOf;
    private final int[] nextSiblingOf;
    private final int[] positionOf;

    /** By position. */
    private final AssetFact[] facts;

    private final int[] parent;
    private final int[] last;

    /** What is made of it. */
    interface Result {
        Preorder of(AssetFact[] facts, int[] parent, int[] last);
    }

    PreorderMaker(AssetFact[] assets) {
        this.assets = assets;
        this.parentOf = new int[assets.length];
        this.firstChildOf = filled(assets.length);
        this.nextSiblingOf = filled(assets.length);
        this.positionOf = new int[assets.length];
        this.facts = new AssetFact[assets.length];
        this.parent = new int[assets.length];
        this.last = new int[assets.length];
        Map<AssetId, Integer> numbers = HashMap.newHashMap(assets.length);
        for (int number = 0; number < assets.length; number++) {
            numbers.put(assets[number].id(), number);
        }
        for (int number = 0; number < assets.length; number++) {
            int above = assets[number]
                    .parent()
                    .map(numbers::get)
                    .map(Integer::intValue)
                    .orElse(NONE);
            parentOf[number] = above;
            if (above != NONE) {
                nextSiblingOf[number] = firstChildOf[above];
                firstChildOf[above] = number;
            }
        }
    }

    private static int[] filled(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }

    Preorder make(Result result) {
        int next = 0;
        for (int top = 0; top < assets.length; top++) {
            int number = parentOf[top] == NONE ? top : NONE;
            while (number != NONE) {
                positionOf[number] = next;
                facts[next] = assets[number];
                parent[next] = number == top ? NONE : positionOf[parentOf[number]];
                next++;
                number = firstChildOf[number] != NONE ? firstChildOf[number] : climb(number, top, next);
            }
        }
        return result.of(Arrays.copyOf(facts, next), Arrays.copyOf(parent, next), Arrays.copyOf(last, next));
    }

    /** From an asset without children to the next that is not yet laid out; on the way branches come to their end. */
    private int climb(int from, int top, int next) {
        int number = from;
        while (number != top) {
            last[positionOf[number]] = next - 1;
            if (nextSiblingOf[number] != NONE) {
                return nextSiblingOf[number];
            }
            number = parentOf[number];
        }
        last[positionOf[top]] = next - 1;
        return NONE;
    }
}
