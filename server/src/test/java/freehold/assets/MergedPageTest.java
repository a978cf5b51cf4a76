package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.MergedPage;
import freehold.assets.model.Page;
import freehold.kernel.Text;
import freehold.kernel.http.PageWish;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergedPageTest {

    @Test
    void everyPageIsThePartOfTheMergedListItStandsFor() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < random.nextInt(25); i++) {
                all.add(i);
            }
            Collections.shuffle(all, random);
            int cut = random.nextInt(all.size() + 1);
            List<Integer> own = all.subList(0, cut).stream().sorted().toList();
            List<Integer> received = all.subList(cut, all.size());
            List<Integer> merged = all.stream().sorted().toList();
            PageWish window = new PageWish(random.nextInt(8), 1 + random.nextInt(6));
            Page<Integer> page = MergedPage.of(window, rows(own), received, Comparator.naturalOrder());
            assertThat(page.total()).isEqualTo(all.size());
            assertThat(page.rows())
                    .as("seed %d, round %d: %s and %s, %s", seed, round, own, received, window)
                    .isEqualTo(merged.stream()
                            .skip(window.offset())
                            .limit(window.size())
                            .toList());
        }
    }

    private static MergedPage.OwnRows<Integer> rows(List<Integer> own) {
        return new MergedPage.OwnRows<>() {
            @Override
            public long count() {
                return own.size();
            }

            @Override
            public List<Integer> slice(long offset, int limit) {
                return own.stream().skip(offset).limit(limit).toList();
            }
        };
    }

    @Test
    void textsAreOrderedAsTheirBytesAre() {
        List<String> texts = List.of("", "a", "B", "ä", "\uFFFF", "\uE000", "𝄞", "𝄞a", "𝄟", "a𝄞", "a\uFFFF", "水");
        Comparator<String> bytes = (left, right) ->
                Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
        for (String left : texts) {
            for (String right : texts) {
                assertThat(Integer.signum(Text.compare(left, right)))
                        .as("%s and %s", left, right)
                        .isEqualTo(Integer.signum(bytes.compare(left, right)));
            }
        }
    }
}
