package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.Freehold;
import freehold.testing.FreshDatabase;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestDatabase;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Passwords as the product hashes them: a server just as it is run, without what other tests make cheap. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowPasswordsTest {
    private static final int SAMPLES = 5;

    private ConfigurableApplicationContext server;
    private TestTenants tenants;

    @BeforeAll
    void start(TestDatabase database) {
        server = SpringApplication.run(new Class<?>[] {Freehold.class, TestTenants.class}, new String[] {
            "--server.port=0",
            "--freehold.gateway=http://freehold.test",
            "--freehold.db.url=" + database.url(),
            "--freehold.home=" + SpringTestDatabase.emptyFolder()
        });
        tenants = server.getBean(TestTenants.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void eachHashIsOfTheFullCost() {
        tenants.fresh().signIn();

        assertThat(SpringTestDatabase.administrator(server.getEnvironment())
                        .sql("select password_hash from identity.person where password_hash is not null")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(hash -> assertThat(hash).startsWith("{bcrypt-11-sha256}$2a$11$"));
    }

    /** Coarse on purpose: an unhashed refusal takes a hundredth of the time. */
    @Test
    void anUnknownUserIsRefusedNoFasterThanAKnownOne() {
        TestTenant known = tenants.fresh();
        known.signIn();
        long[] wrongs = new long[SAMPLES];
        long[] unknowns = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) { // in turns: whatever else the machine does meanwhile slows both
            wrongs[i] = time(known.administrator());
            unknowns[i] = time("nobody" + i + "@example.org");
        }
        long wrong = median(wrongs);
        long unknown = median(unknowns);

        assertThat((double) unknown / wrong).isBetween(0.3, 3.0);
    }

    private long time(String userName) {
        long start = System.nanoTime();
        tenants.anonymous()
                .post("/api/session", "{\"userName\": \"%s\", \"password\": \"not the password\"}".formatted(userName))
                .expect(401);
        return System.nanoTime() - start;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
