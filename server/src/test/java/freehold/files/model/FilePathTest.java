package freehold.files.model;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.files.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {

    @Test
    void aPathIsFoldersAndAName() {
        assertThat(FilePath.of("f.txt")).isEqualTo(new FilePath("", "f.txt"));
        assertThat(FilePath.of("unit/test/f.txt")).isEqualTo(new FilePath("unit/test/", "f.txt"));
        assertThat(FilePath.of("über/…/a b;c.txt").name()).isEqualTo("a b;c.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "/f", "f/", "a//f", ".", "..", "../f", "a/../f", "a/./f", "a/..", "a\\f", "a\u0000", "\n", " ",
                "a/ /f", "\u0085"
            })
    void whatCouldBeTakenForAnotherPlaceIsNone(String path) {
        assertThat(FilePath.fault(path)).isPresent();
    }

    @Test
    void aPathIsAsLongAsItsLimitsAndNoLonger() {
        String name = "n".repeat(Limits.NAME);
        assertThat(FilePath.fault(name)).isEmpty();
        assertThat(FilePath.fault(name + "n")).isPresent();
        String path = (name + "/").repeat(4);
        assertThat(path).hasSize(Limits.PATH);
        assertThat(FilePath.fault(path.substring(1) + "f")).isEmpty();
        assertThat(FilePath.fault(path + "f")).isPresent();
    }
}
