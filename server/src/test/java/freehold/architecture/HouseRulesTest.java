package freehold.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import freehold.access.Grant;
import freehold.identity.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "freehold", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule sqlIsWrittenInStores = noClasses()
            .that()
            .resideOutsideOfPackages("..store..", "freehold.access..", "freehold.kernel.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
            .because("SQL belongs to the store package of the module that owns the table");

    @ArchTest
    static final ArchRule onlyStoresRunStatementsUnderAGrant = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .callMethodWhere(calls(Grant.class, Set.of("sql")))
            .because("use cases decide, stores act");

    @ArchTest
    static final ArchRule storesOfTenantDataHoldNoConnection = fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "freehold.assets..",
                    "freehold.telemetry..",
                    "freehold.events..",
                    "freehold.sharing..",
                    "freehold.policies..",
                    "freehold.settings..",
                    "freehold.files..")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("LiveSubtenants") // asked while it is found out who is calling
            .should()
            .notHaveRawType(DescribedPredicate.describe(
                    "of JDBC",
                    type -> type.getPackageName().startsWith("org.springframework.jdbc.core")
                            || type.getPackageName().startsWith("javax.sql")))
            .because("with a connection of its own a store could run SQL that nobody decided on");

    @ArchTest
    static final ArchRule onlyIdentityMakesCallersFromCredentials = noClasses()
            .that()
            .resideOutsideOfPackage("freehold.identity..")
            .should()
            .callMethodWhere(calls(Caller.class, Set.of("person", "client", "member")))
            .because("a caller is a verified identity");

    @ArchTest
    static final ArchRule onlyAccessSpeaksForThePlatform = noClasses()
            .that()
            .resideOutsideOfPackages("freehold.access..", "freehold.identity..")
            .should()
            .callMethodWhere(calls(Caller.class, Set.of("platform")))
            .because("what the platform does in a tenant's name goes through one place");

    @ArchTest
    static final ArchRule controllersAreNobodysApi =
            classes().that().areAnnotatedWith(RestController.class).should().notBePublic();

    @ArchTest
    static final ArchRule errorsAreRenderedAtOnePlace = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("freehold.web..")
            .should()
            .beAnnotatedWith(ExceptionHandler.class);

    @ArchTest
    static final ArchRule modelsArePure = noClasses()
            .that()
            .resideInAnyPackage("..model..", "freehold.decision..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "java.net..", "java.io..")
            .orShould()
            .callMethodWhere(calls(Instant.class, Set.of("now")))
            .orShould()
            .callMethodWhere(calls(Clock.class, Set.of("systemUTC", "systemDefaultZone")))
            .allowEmptyShould(true)
            .because("rules that need a clock or a database can't be tested by thinking");

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, Set<String> names) {
        return DescribedPredicate.describe("calls of " + owner.getSimpleName() + "." + names, call -> {
            JavaClass target = call.getTargetOwner();
            return target.isEquivalentTo(owner) && names.contains(call.getName());
        });
    }
}
