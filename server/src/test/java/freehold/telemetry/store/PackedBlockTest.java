package freehold.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.telemetry.store.PackedBlock.Packed;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values lie in the narrowest type that gives each of them back to the bit. */
class PackedBlockTest {
    private static final Integer[] NO_CODES = {};

    private static Packed packed(Object... values) {
        PackedBlock block = new PackedBlock();
        for (int i = 0; i < values.length; i++) {
            block.add(i * 1_000L, Map.of(3, values[i]), NO_CODES);
        }
        return block.values().getFirst();
    }

    @Test
    void decimalsAreWholeNumbersWithADivisor() {
        assertThat(packed(1.5, -2.25, 0.0)).isEqualTo(new Packed(3, 100.0, "smalls", "{150,-225,0}", null));
        assertThat(packed(1.0, 32_767.0)).isEqualTo(new Packed(3, 1.0, "smalls", "{1,32767}", null));
        assertThat(packed(1.0, 32_768.0)).isEqualTo(new Packed(3, 1.0, "ints", "{1,32768}", null));
    }

    @Test
    void whatDoesNotComeBackExactlyStaysAsItIs() {
        assertThat(packed(-0.0).type()).isEqualTo("reals");
        assertThat(packed(Math.PI)).isEqualTo(new Packed(3, 1.0, "reals", "{3.141592653589793}", null));
        assertThat(packed(1e21).type()).isEqualTo("reals");
        assertThat(packed(Double.MIN_VALUE, 1.0).type()).isEqualTo("reals");
        assertThat(packed(0.1 + 0.2).type()).isEqualTo("reals");
    }

    @Test
    void wholeNumbersOfTheirOwnHaveNoDivisor() {
        assertThat(packed(7L, -7L)).isEqualTo(new Packed(3, null, "smalls", "{7,-7}", null));
        assertThat(packed(Long.MIN_VALUE).type()).isEqualTo("longs");
    }

    @Test
    void textsAreQuoted() {
        assertThat(packed("a\\\"b", "NULL", "").values()).isEqualTo("{\"a\\\\\\\"b\",\"NULL\",\"\"}");
    }

    @Test
    void recordsWithoutTheVariableHaveAGap() {
        PackedBlock block = new PackedBlock();
        block.add(5_000, Map.of(0, 1.0), new Integer[] {7});
        block.add(6_001, Map.of(1, "x"), NO_CODES);
        block.add(7_000, Map.of(0, 2.0), NO_CODES);
        assertThat(block.values())
                .containsExactly(
                        new Packed(0, 1.0, "smalls", "{1,NULL,2}", "{7,NULL,NULL}"),
                        new Packed(1, null, "texts", "{NULL,\"x\",NULL}", null));
        assertThat(block.step()).isNull();
        assertThat(block.offsets(1_000)).isNull();
        assertThat(block.offsets(1)).isEqualTo("{0,1001,2000}");
    }

    @Test
    void aVariableWithValuesOfTwoKindsIsNotPacked() {
        PackedBlock block = new PackedBlock();
        block.add(0, Map.of(0, 1.0), NO_CODES);
        block.add(1, Map.of(0, 1L), NO_CODES);
        assertThat(block.mixed()).isTrue();
    }
}
