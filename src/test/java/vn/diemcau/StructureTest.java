package vn.diemcau;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which. */
@AnalyzeClasses(packages = "vn.diemcau", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule packages_depend_on_each_other_in_one_direction =
            slices().matching("vn.diemcau.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_seam_and_the_doors_know_the_engine = noClasses()
            .that()
            .resideOutsideOfPackages("vn.diemcau.preparation..", "vn.diemcau.security..", "vn.diemcau.cockpit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule reading_a_plan_needs_neither_spring_nor_a_database = noClasses()
            .that()
            .resideInAnyPackage("vn.diemcau.plan..", "vn.diemcau.input..", "vn.diemcau.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "org.camunda..");

    @ArchTest
    static final ArchRule lists_are_written_without_spring_a_database_or_the_engine = noClasses()
            .that()
            .resideInAPackage("vn.diemcau.export..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "org.camunda..");

    @ArchTest
    static final ArchRule the_journal_takes_down_what_it_is_told_and_knows_nobody = noClasses()
            .that()
            .resideInAPackage("vn.diemcau.journal..")
            .should()
            .dependOnClassesThat(resideInAPackage("vn.diemcau..")
                    .and(not(resideInAnyPackage("vn.diemcau.journal..", "vn.diemcau.text.."))));

    @ArchTest
    static final ArchRule mail_knows_no_conference = noClasses()
            .that()
            .resideInAPackage("vn.diemcau.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "vn.diemcau.conference..", "vn.diemcau.duty..", "vn.diemcau.chase..", "vn.diemcau.registration..");
}
