package vn.diemcau;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which, and what stands in one place. */
@AnalyzeClasses(packages = "vn.diemcau", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchTests ids_of_the_models = ArchTests.in(ModelIdRules.class);

    @ArchTest
    static final ArchTests circles_of_classes = ArchTests.in(CircleRules.class);

    @ArchTest
    static final ArchRule a_wing_knows_only_those_below_it = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("vn.diemcau..")
            .layer("root")
            .definedBy("vn.diemcau")
            .layer("web")
            .definedBy("vn.diemcau.web..")
            .layer("process")
            .definedBy("vn.diemcau.process..")
            .layer("identity")
            .definedBy("vn.diemcau.identity..")
            .layer("escalation")
            .definedBy("vn.diemcau.escalation..")
            .layer("conference")
            .definedBy("vn.diemcau.conference..")
            .layer("audit")
            .definedBy("vn.diemcau.audit..")
            .layer("platform")
            .definedBy("vn.diemcau.platform..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("process")
            .mayOnlyBeAccessedByLayers("root", "web")
            .whereLayer("identity")
            .mayOnlyBeAccessedByLayers("root", "web", "process")
            .whereLayer("escalation")
            .mayOnlyBeAccessedByLayers("root", "web", "process", "identity")
            .whereLayer("conference")
            .mayOnlyBeAccessedByLayers("root", "web", "process", "identity", "escalation")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("root", "web", "process", "identity", "escalation", "conference")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule packages_depend_on_each_other_in_one_direction =
            slices().matching("vn.diemcau.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchTests who_may_touch_the_engine = ArchTests.in(EngineRules.class);

    @ArchTest
    static final ArchRule reading_a_plan_needs_neither_spring_nor_a_database = noClasses()
            .that()
            .resideInAnyPackage(
                    "vn.diemcau.conference.plan..", "vn.diemcau.platform.input..", "vn.diemcau.platform.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "org.camunda..");

    @ArchTest
    static final ArchRule reading_a_letter_needs_neither_spring_nor_a_database = noClasses()
            .that()
            .resideInAnyPackage("vn.diemcau.conference.letter..", "vn.diemcau.conference.written..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "org.camunda..");

    @ArchTest
    static final ArchRule the_timetable_needs_neither_spring_nor_a_database = noClasses()
            .that()
            .resideInAPackage("vn.diemcau.escalation.ladder..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "org.camunda..");

    @ArchTest
    static final ArchRule lists_are_written_without_spring_a_database_or_the_engine = noClasses()
            .that()
            .resideInAPackage("vn.diemcau.conference.export..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "org.camunda..");

    @ArchTest
    static final ArchRule the_journal_takes_down_what_it_is_told_and_knows_nobody = noClasses()
            .that()
            .resideInAPackage("vn.diemcau.audit.journal..")
            .should()
            .dependOnClassesThat(resideInAPackage("vn.diemcau..")
                    .and(not(resideInAnyPackage("vn.diemcau.audit.journal..", "vn.diemcau.platform.text.."))));

    @ArchTest
    static final ArchRule mail_knows_no_conference = noClasses()
            .that()
            .resideInAnyPackage(
                    "vn.diemcau.escalation.mail..", "vn.diemcau.escalation.relay..", "vn.diemcau.escalation.smtp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vn.diemcau.conference..", "vn.diemcau.escalation.chase..");
}
