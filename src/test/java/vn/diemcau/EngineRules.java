package vn.diemcau;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vn.diemcau.Sources.Literal;
import vn.diemcau.Sources.Source;

/**
 * Lists who may use the engine, with the reason. A fork has other package names and another version other tables, so
 * these are the places to check then. An outdated entry fails too.
 */
final class EngineRules {

    private static final Pattern TABLE = Pattern.compile("(?i)\\bact_(?:ru|hi|re|ge|id)_\\w+");
    private static final Pattern PACKAGE = Pattern.compile("\\borg\\.camunda\\b");
    private static final Pattern IMPLEMENTATION = Pattern.compile("org\\.camunda\\..*\\bimpl\\b.*");

    /** Packages that use the engine's public API. */
    private static final Map<String, String> ROOMS = Map.ofEntries(
            Map.entry("process.model", "the contracts: variables and models are the engine's"),
            Map.entry("process.builder", "makes models with the engine's API for them"),
            Map.entry("process.engine", "sets the engine up"),
            Map.entry("process.preparation", "starts, tells and ends processes, and is what they call"),
            Map.entry("process.task", "listens to user tasks and stands before the engine's task service"),
            Map.entry("process.timer", "is what the models' timers ask and what moves them"),
            Map.entry("process.migration", "moves processes to newer models"),
            Map.entry("process.correction", "moves a process to the model of its corrected plan"),
            Map.entry("identity.provider", "is what the engine asks about people"),
            Map.entry("identity.session", "signs in to the engine's web apps and its REST API"),
            Map.entry("platform.engine", "the engine as the product needs it"));

    /** Further single classes. */
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("identity.access.CurrentUser", "the name of the administrators' group"),
            Map.entry("identity.access.Roles", "the name of the administrators' group"),
            Map.entry("identity.access.VisibleTasks", "asks for a task as who sees it"),
            Map.entry("identity.access.FilterChainConfiguration", "hands the engine to the filters"),
            Map.entry("identity.account.AccountActs", "looks whether an account exists"),
            Map.entry("identity.officer.Officers", "writes the accounts of officers"),
            Map.entry("identity.officer.OwnAccount", "writes a person's own account"),
            Map.entry("platform.web.ApiErrors", "tells the engine's exceptions"),
            Map.entry("platform.web.NonceFilter", "the web apps keep the nonce under a name of theirs"),
            Map.entry("process.office.UndeliverableMails", "shows what reached nobody as incidents"),
            Map.entry("web.cockpit.DiemCauPlugin", "a plugin of Cockpit"),
            Map.entry("web.cockpit.DiemCauPluginFiles", "the files of the plugin of Cockpit"),
            Map.entry("web.cockpit.WebAppsComplete", "asks the web apps which plugins they found"),
            Map.entry("web.tasklist.TasklistPlugin", "a plugin of Tasklist"),
            Map.entry("web.tasklist.TasklistPluginFiles", "the files of the plugin of Tasklist"));

    /** Classes that access the engine's tables: many rows in one statement, or data that no engine query returns. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("identity.provider.Memberships", "holds the row of a group while its members change"),
            Map.entry("identity.provider.AccountIds", "finds an account whatever the case it is typed in"),
            Map.entry("process.engine.EngineIndexes", "the indexes that the engine does not ship"),
            Map.entry("process.preparation.EngineHistory", "removes the history of whole conferences"),
            Map.entry("process.preparation.FailedSteps", "counts failed jobs of a conference with its units"),
            Map.entry("process.preparation.RunningProcesses", "finds what is open in one statement"),
            Map.entry("process.timer.Milestones", "moves the timers of all units at once"),
            Map.entry("process.timer.ChaseTimers", "moves the timers of thousands of duties at once"),
            Map.entry("process.timer.MovedDuties", "moves the tasks of thousands of duties at once"),
            Map.entry("web.board.DutyRows", "joins ten thousand duties with their open tasks"),
            Map.entry(
                    "identity.provider.PasswordChecks",
                    "reads a hash without a transaction, and replaces a former one if it is still there"));

    /** Classes with the name of an engine package in a string. */
    private static final Map<String, String> NAMES = Map.of(
            "platform.web.RefusalLogFilter", "the logger of the engine's REST API",
            "platform.engine.EngineCall", "a stack trace that begins in the tree of executions");

    /** Classes that use internal types of the engine, which may change with any version. */
    private static final Map<String, String> IMPLEMENTATIONS = Map.ofEntries(
            Map.entry("identity.provider.IdentityPlugin", "a plugin of the engine"),
            Map.entry("identity.provider.AgencyGroups", "an authorization with an id of our own"),
            Map.entry("identity.provider.RecordedAuthorizationService", "stands in for the engine's service"),
            Map.entry("identity.provider.OwnAccountRights", "replaces what the engine grants by default"),
            Map.entry("identity.provider.IdentityProvider", "stands in for the engine's provider"),
            Map.entry("identity.provider.SlowHash", "stands in for the engine's hash of passwords"),
            Map.entry("identity.provider.PasswordChecks", "tells the engine's former hashes apart"),
            Map.entry("identity.provider.DemoPassword", "gives many accounts one hash"),
            Map.entry("identity.provider.GroupsAsGiven", "stands in for the engine's manager of authorizations"),
            Map.entry("identity.provider.GuardedIdentityService", "stands in for the engine's service"),
            Map.entry("identity.session.PasswordSentAlong", "a REST client's password, as the engine reads it"),
            Map.entry("identity.session.RequestSessions", "the name of the web apps' token"),
            Map.entry("identity.session.WebSession", "the web apps' own session"),
            Map.entry("identity.session.StoredSession", "the web apps' own session, kept in the database"),
            Map.entry("platform.web.NonceFilter", "the name under which the web apps keep the nonce"),
            Map.entry("platform.engine.ActingUser", "as whom a thread asks is a type that is not published"),
            Map.entry("platform.engine.AsSystem", "the same, with the tenants"),
            Map.entry("platform.engine.EngineIncidents", "incidents of a process as a whole"),
            Map.entry("platform.engine.EngineClock", "the engine's clock"),
            Map.entry("platform.engine.PlainFilterService", "stands in for the engine's service"),
            Map.entry("platform.engine.PlainQueries", "looks into queries for expressions"),
            Map.entry("platform.engine.RetriedCommands", "stands in the engine's chain of commands"),
            Map.entry("platform.engine.OutageTolerantJobs", "what becomes of a job that failed"),
            Map.entry("process.engine.EngineConfiguration", "plugins and parse listeners"),
            Map.entry("process.correction.CorrectedUnitJobs", "jobs of a kind of our own"),
            Map.entry("process.preparation.FailedSteps", "hears of incidents"),
            Map.entry("process.preparation.AnsweringFormService", "stands in for the engine's service"),
            Map.entry("process.task.AnsweringTaskService", "stands in for the engine's service"),
            Map.entry("process.task.AssigneeRules", "asks for a task within the command that changes it"),
            Map.entry("process.task.TaskNotes", "counts notes within the command that adds one"),
            Map.entry("process.timer.MovedTimerGuard", "a parse listener, and the job at work"),
            Map.entry("process.timer.MovedDuties", "a transaction of the engine's own"),
            Map.entry("process.timer.ChaseTimers", "makes a timer from the model's own declaration"),
            Map.entry("web.cockpit.DiemCauPlugin", "the base of a plugin"),
            Map.entry("web.tasklist.TasklistPlugin", "the base of a plugin"));

    private EngineRules() {}

    @ArchTest
    static void only_who_is_listed_works_with_the_engine(JavaClasses classes) {
        Set<String> users =
                users(source -> source.imports().stream().anyMatch(name -> name.startsWith("org.camunda.")));
        Set<String> listed = new TreeSet<>(CLASSES.keySet());
        Set<String> rooms = new TreeSet<>();
        users.forEach(user -> {
            String room = user.substring(0, user.lastIndexOf('.'));
            if (ROOMS.containsKey(room)) {
                rooms.add(room);
                listed.add(user);
            }
        });
        assertThat(users).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(rooms).isEqualTo(new TreeSet<>(ROOMS.keySet()));
    }

    @ArchTest
    static void only_who_is_listed_knows_the_engines_tables(JavaClasses classes) {
        assertThat(users(source -> writes(source, TABLE))).containsExactlyElementsOf(new TreeSet<>(TABLES.keySet()));
    }

    @ArchTest
    static void only_who_is_listed_writes_a_package_of_the_engine(JavaClasses classes) {
        assertThat(users(source -> writes(source, PACKAGE))).containsExactlyElementsOf(new TreeSet<>(NAMES.keySet()));
    }

    @ArchTest
    static void only_who_is_listed_needs_what_the_engine_does_not_publish(JavaClasses classes) {
        assertThat(users(source -> source.imports().stream()
                        .anyMatch(name -> IMPLEMENTATION.matcher(name).matches())))
                .containsExactlyElementsOf(new TreeSet<>(IMPLEMENTATIONS.keySet()));
    }

    /** "identity.access.Roles", without the common prefix. */
    private static Set<String> users(Predicate<Source> which) {
        return Sources.all().stream()
                .filter(which)
                .map(source -> source.name().replaceFirst("^vn\\.diemcau\\.", ""))
                .collect(toCollection(TreeSet::new));
    }

    private static boolean writes(Source source, Pattern what) {
        return source.literals().stream()
                .map(Literal::text)
                .anyMatch(text -> what.matcher(text).find());
    }
}
