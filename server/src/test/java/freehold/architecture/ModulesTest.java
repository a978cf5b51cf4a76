package freehold.architecture;

import freehold.Freehold;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void modulesDependOnlyOnWhatTheyDeclareAndOnNoInternals() {
        ApplicationModules.of(Freehold.class).verify();
    }
}
