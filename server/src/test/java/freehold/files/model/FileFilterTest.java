package freehold.files.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.files.Limits;
import freehold.files.model.FileFilter.Condition;
import freehold.kernel.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFilterTest {
    private static final Condition NAME = new Condition(FileField.NAME, "f.txt");
    private static final Condition PATH = new Condition(FileField.PATH, "unit/test/");

    private static FileFilter all(Condition... conditions) {
        return new FileFilter(List.of(List.of(conditions)));
    }

    @Test
    void whatTheVendorsClientSendsIsUnderstood() {
        assertThat(FileFilter.parse("name eq f.txt")).isEqualTo(all(NAME));
        assertThat(FileFilter.parse("name eq f.txt and path eq unit/test/")).isEqualTo(all(NAME, PATH));
        assertThat(FileFilter.parse("path=upload*")).isEqualTo(all(new Condition(FileField.PATH, "upload*")));
        assertThat(FileFilter.parse("  ")).isEqualTo(FileFilter.NONE);
    }

    @Test
    void andBindsTighterThanOr() {
        assertThat(FileFilter.parse("name eq a or name eq f.txt and path eq unit/test/"))
                .isEqualTo(new FileFilter(List.of(List.of(new Condition(FileField.NAME, "a")), List.of(NAME, PATH))));
    }

    @Test
    void aValueMayContainSpacesAndTheWordsThatJoinConditions() {
        assertThat(FileFilter.parse("name eq salt and pepper.txt and path eq a b/"))
                .isEqualTo(all(
                        new Condition(FileField.NAME, "salt and pepper.txt"), new Condition(FileField.PATH, "a b/")));
        assertThat(FileFilter.parse("name eq \"a and path eq b\" and path eq unit/test/"))
                .isEqualTo(all(new Condition(FileField.NAME, "a and path eq b"), PATH));
        assertThat(FileFilter.parse("path eq \"\"")).isEqualTo(all(new Condition(FileField.PATH, "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "name eq",
                "name eq ",
                "eq f.txt",
                "colour eq red",
                "name ne f.txt",
                "name eq \"f.txt",
                "name eq \"f\".txt",
                "name eq \"f\" and",
                "size eq 3",
                "(name eq f.txt)",
                "{\"name\":\"f.txt\"}"
            })
    void anythingElseIsRefusedWithThePlaceOfTheFault(String text) {
        assertThatThrownBy(() -> FileFilter.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at character ");
    }

    @Test
    void itHasAsManyCharactersAndConditionsAsItsLimitsAndNoMore() {
        String longest = "name eq " + "x".repeat(Limits.FILTER - 8);
        assertThat(FileFilter.parse(longest).alternatives()).hasSize(1);
        assertThatThrownBy(() -> FileFilter.parse(longest + "x")).hasMessageContaining("4096 characters");
        String most = String.join(" or ", Collections.nCopies(Limits.CONDITIONS, "name eq a"));
        assertThat(FileFilter.parse(most).alternatives()).hasSize(Limits.CONDITIONS);
        assertThatThrownBy(() -> FileFilter.parse(most + " or name eq a")).hasMessageContaining("20 conditions");
    }

    @Test
    void anyTextIsUnderstoodOrRefused() {
        String[] words = {"name", "path", "eq", "=", "and", "or", " ", " ", "\"", "*", "f.txt", "(", "\u0000", "ä"};
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = random.nextInt(15); word >= 0; word--) {
                text.append(words[random.nextInt(words.length)]);
            }
            try {
                assertThat(FileFilter.parse(text.toString()).alternatives())
                        .as("seed %d: %s", seed, text)
                        .allSatisfy(conditions -> assertThat(conditions).isNotEmpty());
            } catch (ProblemException told) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isPositive();
    }
}
