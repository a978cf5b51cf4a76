package freehold.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimFilterTest {
    private static final Set<String> KNOWN = Set.of("username", "active", "emails.value", "externalid");
    private static final Map<String, List<String>> ADA = Map.of(
            "username", List.of("Ada@example.org"), "active", List.of("true"), "emails.value", List.of("a@x", "b@y"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName eq \"ada@example.org\" | true",
                "USERNAME EQ \"ADA@example.org\" | true",
                "userName ne \"ada@example.org\" | false",
                "userName co \"@ex\" | true",
                "userName sw \"ada\" | true",
                "userName ew \".org\" | true",
                "userName ew \".com\" | false",
                "active eq true | true",
                "active eq \"false\" | false",
                "emails.value eq \"b@y\" | true",
                "emails.value ne \"b@y\" | false",
                "emails.value pr | true",
                "externalId pr | false",
                "not (externalId pr) | true",
                "externalId ne \"x\" | true",
                "userName sw \"b\" or userName sw \"a\" | true",
                "userName sw \"b\" or active eq true and userName sw \"c\" | false",
                "(userName sw \"b\" or active eq true) and userName sw \"a\" | true",
                "not (userName sw \"a\") or active eq true | true",
                "userName eq \"quote\\\"d\" | false",
            })
    void aFilterMeansWhatItSays(String filter, boolean expected) {
        assertThat(matches(filter)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "userName",
                "userName eq",
                "userName eq unquoted",
                "userName eq \"open",
                "userName gt \"a\"",
                "shoeSize eq \"42\"",
                "(userName pr",
                "userName pr)",
                "not userName pr",
                "userName pr active pr",
                "userName pr and",
                "\"userName\" eq \"a\"",
                "()",
            })
    void whatCantBeReadIsRefusedWithAReason(String filter) {
        assertThatThrownBy(() -> matches(filter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s)(has|ends|names|must) .+");
    }

    @Test
    void boundsHoldToTheLast() {
        String conditions = "userName pr" + " and userName pr".repeat(ScimFilterParser.MAX_CONDITIONS - 1);
        assertThat(matches(conditions)).isTrue();
        assertThatThrownBy(() -> matches(conditions + " and userName pr"))
                .hasMessageContaining(String.valueOf(ScimFilterParser.MAX_CONDITIONS));
        assertThat(matches(nested(ScimFilterParser.MAX_DEPTH))).isTrue();
        assertThatThrownBy(() -> matches(nested(ScimFilterParser.MAX_DEPTH + 1)))
                .hasMessageContaining(String.valueOf(ScimFilterParser.MAX_DEPTH));
        String start = "userName ne \"";
        String longest = start + "x".repeat(ScimFilterParser.MAX_LENGTH - start.length() - 1) + "\"";
        assertThat(matches(longest)).isTrue();
        assertThatThrownBy(() -> matches(longest + " "))
                .hasMessageContaining(String.valueOf(ScimFilterParser.MAX_LENGTH));
    }

    private static String nested(int depth) {
        return "(".repeat(depth) + "userName pr" + ")".repeat(depth);
    }

    @Test
    void noTextBreaksTheParser() {
        List<String> pieces = List.of(
                "userName", "active", "eq", "pr", "not", "and", "or", "(", ")", "\"x\"", "\\", "\"", " ", "é", "true");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextBoolean() ? " " : "");
            }
            try {
                assertThat(matches(text.toString())).isIn(true, false);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).as("seed %d, %s", seed, text).isNotBlank();
            }
        }
    }

    private static boolean matches(String filter) {
        return ScimFilterParser.parse(filter, KNOWN).matches(attribute -> ADA.getOrDefault(attribute, List.of()));
    }
}
