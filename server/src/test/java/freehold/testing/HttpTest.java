package freehold.testing;

import freehold.Freehold;
import freehold.identity.usecase.QuickPasswords;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * The whole server, on a port of its own and a fresh PostgreSQL. All tests with this annotation share one server, so
 * each makes its own tenants with {@link TestTenants}, which it gets in its constructor.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Freehold.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "freehold.gateway=http://freehold.test",
            // All tests come from one address.
            "freehold.requests-per-minute.address=0",
            // What runs by the clock would write between two looks of a test; tests call for it where they need it.
            "freehold.sharing.expiry-interval=PT1H",
            "freehold.files.sweep-delay=PT1H",
            "freehold.events.sweep-delay=PT1H",
            "freehold.telemetry.pack-delay=PT1H"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@ContextConfiguration(initializers = SpringTestDatabase.class)
@Import({TestTenants.class, QuickPasswords.class})
public @interface HttpTest {}
