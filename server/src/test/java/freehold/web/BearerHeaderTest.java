package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** A header is taken, passed over and refused as Spring Security's own reader does. */
class BearerHeaderTest {
    private static final String LETTERS = "bearerBEARERaZ09-._~+/== \t:é,";

    private final Random random = new Random(6_750);

    private static Optional<String> asSpringReads(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", header);
        return Optional.ofNullable(new DefaultBearerTokenResolver().resolve(request));
    }

    private String letters(int most) {
        return random.ints(random.nextInt(most + 1), 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private String header() {
        return switch (random.nextInt(4)) {
            case 0 -> letters(12);
            case 1 -> "Bearer" + letters(6);
            case 2 -> "bEARER " + letters(4);
            default -> "Bearer a.b-c" + letters(2);
        };
    }

    @Test
    void itIsReadAsByTheStandardReader() throws BearerHeader.Malformed {
        int taken = 0;
        for (int i = 0; i < 50_000; i++) {
            String header = header();
            Optional<String> expected;
            try {
                expected = asSpringReads(header);
            } catch (OAuth2AuthenticationException malformed) {
                assertThatThrownBy(() -> BearerHeader.token(header))
                        .as(header)
                        .isInstanceOf(BearerHeader.Malformed.class);
                continue;
            }
            assertThat(BearerHeader.token(header)).as(header).isEqualTo(expected);
            taken += expected.isPresent() ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    @Test
    void withoutTheHeaderThereIsNone() throws BearerHeader.Malformed {
        assertThat(BearerHeader.token((String) null)).isEmpty();
    }
}
