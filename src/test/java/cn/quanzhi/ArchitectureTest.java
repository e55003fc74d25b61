package cn.quanzhi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import reactor.core.publisher.Flux;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.quanzhi");

    @Test
    void modulesUseOnlyWhatTheyAreAllowedTo() {
        ApplicationModules.of(QuanzhiApplication.class).verify();
    }

    @Test
    void namesSayWhatAThingIs() {
        List<String> banned = List.of("Impl", "Manager", "Helper", "Util", "Utils", "Dto");
        List<String> offenders = CLASSES.stream()
                .map(type -> type.getSimpleName())
                .filter(name -> banned.stream().anyMatch(name::endsWith))
                .toList();
        assertThat(offenders).isEmpty();
    }

    @Test
    void onlyStreamControllersAnswerWithAFlux() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Controller")
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameNotEndingWith("StreamController")
                .should()
                .haveRawReturnType(Flux.class)
                .check(CLASSES);
    }

    @Test
    void nobodyReadsTheSystemClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .check(CLASSES);
    }

    /** A node whose clock jumps must not move a time limit. */
    @Test
    void timeLimitsKnowOnlyTheDatabasesTime() {
        noClasses()
                .that()
                .resideInAPackage("..sla..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class)
                .check(CLASSES);
    }

    @Test
    void onlyItsControllersTellTheSlaWhoCalls() {
        noClasses()
                .that()
                .resideInAPackage("..sla..")
                .and()
                .haveSimpleNameNotEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..identity..")
                .check(CLASSES);
    }

    /** The OpenAPI document knows records by their simple names: two of one name would become one. */
    @Test
    void recordsOfControllersHaveNamesOfTheirOwn() {
        List<String> names = CLASSES.stream()
                .filter(type -> type.isRecord()
                        && type.getEnclosingClass()
                                .filter(outer -> outer.getSimpleName().matches(".*(Controller|View|Requests)"))
                                .isPresent())
                .map(type -> type.getSimpleName())
                .toList();
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = CLASSES.stream()
                .map(type -> type.getPackageName())
                .distinct()
                .filter(name -> Stream.of(CLASSES.getPackage(name))
                        .noneMatch(found -> found.tryGetAnnotationOfType("org.jspecify.annotations.NullMarked")
                                .isPresent()))
                .toList();
        assertThat(unmarked).isEmpty();
    }
}
