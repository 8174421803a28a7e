package io.bongsu.platform.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of architecture, once for all services. A service runs them with
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @TestFactory
 *     Stream<DynamicTest> architecture() {
 *         return ArchitectureRules.of("io.bongsu.ticket");
 *     }
 * }
 * }</pre>
 */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    public static Stream<DynamicTest> of(String basePackage) {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
        return rules(basePackage).stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(main)));
    }

    private static List<ArchRule> rules(String base) {
        return List.of(
                slices().matching(base + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a feature that needs another which needs it back is one feature")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Repository")
                        .and()
                        .areNotAnnotations()
                        .and(notConfiguration())
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.springframework.r2dbc.core.DatabaseClient")
                        .because("SQL has one place per aggregate: its *Repository")
                        .allowEmptyShould(true),
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .because("waiting is for a condition, not for a time")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Listener")
                        .should()
                        .callMethodWhere(reactorCall("block"))
                        .because("only the message edge blocks; everything else is a pipeline")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Properties")
                        .should()
                        .beAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
                        .because("configuration is read in *Properties only")
                        .allowEmptyShould(true),
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAPackage("io.bongsu..")
                                .and(DescribedPredicate.not(resideInAPackage(base + "..")))
                                .and(DescribedPredicate.not(resideInAPackage("io.bongsu.platform..")))
                                .and(DescribedPredicate.not(resideInAPackage("io.bongsu.contracts.."))))
                        .because("a service depends on contracts and platform, never on a service")
                        .allowEmptyShould(true));
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> notConfiguration() {
        return DescribedPredicate.describe(
                "are not configurations",
                type -> !type.isAnnotatedWith("org.springframework.context.annotation.Configuration")
                        && !type.getSimpleName().endsWith("Configuration"));
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> reactorCall(String name) {
        return DescribedPredicate.describe(
                "call Reactor's " + name,
                call -> call.getName().equals(name)
                        && call.getTargetOwner().getPackageName().startsWith("reactor.core"));
    }
}
