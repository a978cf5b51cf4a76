package freehold.identity.usecase;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Hashes that cost next to nothing, for tests that sign many people in and look at something else. Lives in the test
 * sources, so that no configuration of the product can reach it; what the product's own cost is for, {@code
 * SlowPasswordsTest} looks at.
 */
@TestConfiguration(proxyBeanMethods = false)
public class QuickPasswords {
    private static final int LEAST_COST = 4;

    @Bean
    @Primary
    PasswordHasher quickHasher() {
        return new PasswordHasher(LEAST_COST);
    }
}
