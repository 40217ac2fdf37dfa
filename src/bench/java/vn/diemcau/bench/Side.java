package vn.diemcau.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One of the two that are compared, on a database of its own; what is asked of it means the same to both. */
abstract class Side implements AutoCloseable {

    static final Duration POLL = Duration.ofMillis(50);

    /** A registration that a unit has still to hand in. */
    record Work(String conference, String unit, String task) {}

    /**
     * How calling a conference went.
     *
     * @param waited how long the one who called it waited for the longest answer
     * @param open until all tasks of all units were open
     */
    record Called(Duration waited, Duration open) {}

    /** How a registration was answered: taken, met by somebody else's, or refused. */
    enum Answer {
        TAKEN,
        CONFLICT,
        ERROR
    }

    final Options options;
    private final String name;
    private final Postgres postgres;
    private final String url;
    final Sink sink;
    final JdbcClient jdbc;
    private final SingleConnectionDataSource connection;

    private final Map<String, String> further = new HashMap<>();

    /** All on the one database. */
    private final List<Child> nodes = new ArrayList<>();

    private final AtomicInteger turn = new AtomicInteger();

    Side(String name, Postgres postgres, Sink sink, Options options) {
        this.name = name;
        this.postgres = postgres;
        this.options = options;
        this.sink = sink;
        postgres.create(name);
        url = postgres.url(name);
        connection = new SingleConnectionDataSource(url, true);
        jdbc = JdbcClient.create(connection);
    }

    final String name() {
        return name;
    }

    /** Sets an environment variable of the starts to come. */
    final void with(String variable, String value) {
        further.put(variable, value);
    }

    /**
     * Starts the application, or one more node of it.
     *
     * @param jvm options beside those that it ships with
     */
    final void start(String... jvm) throws IOException {
        List<String> all = new ArrayList<>(shipped());
        all.addAll(List.of(jvm));
        if (options.profile()) {
            // A JVM that archives its classes when it ends leaves no recording.
            all.removeIf(option -> option.startsWith("-XX:ArchiveClassesAtExit"));
            all.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                    + folder().resolve(name + ".jfr"));
        }
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("SPRING_DATASOURCE_URL", url);
        environment.put("SPRING_MAIL_HOST", "127.0.0.1");
        environment.put("SPRING_MAIL_PORT", String.valueOf(sink.port()));
        environment.putAll(further);
        nodes.add(new Child(
                jar(),
                all,
                environment,
                folder().resolve(name + ".log"),
                options.patience().multipliedBy(4)));
        started();
    }

    /** Processor time until now, of the application and of its database. */
    final Duration processorTime() throws IOException {
        return nodes.stream()
                .map(Child::processorTime)
                .reduce(Duration.ZERO, Duration::plus)
                .plus(postgres.processorTime());
    }

    /** The node that was started first. */
    final Child child() {
        return nodes.get(0);
    }

    /** One person, who comes to one node after the other. */
    final Http as(String user) {
        return new Http(nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size())).port, user);
    }

    final Path folder() throws IOException {
        return Files.createDirectories(options.target().resolve("bench"));
    }

    abstract Path jar();

    abstract Map<String, String> environment();

    /** Options of the JVM that it ships with. */
    abstract List<String> shipped();

    /** Makes what the rows need that the application does not bring along. */
    abstract void started();

    /** Calls a conference and waits until everything in it is open. */
    abstract Called call(String id, List<String> units);

    /** The registrations of these conferences that are still open. */
    abstract List<Work> registrations(Collection<String> conferences);

    abstract HttpResponse<byte[]> register(Work work, int sites);

    abstract Answer answer(HttpResponse<byte[]> answer);

    /** Brings the deadline of all registrations near, as data: how it came to be there is not what is measured. */
    abstract void deadline(Collection<String> conferences, Instant at);

    /** Whether nothing is left to be done now. */
    abstract boolean isQuiet();

    /** How many of these registrations can be read, with that many sites each. */
    abstract int readable(Collection<Work> done, int sites);

    final void awaitQuiet() {
        Waiting.until(name + " has nothing left to do", options.patience().multipliedBy(3), POLL, this::isQuiet);
    }

    final void stop() {
        nodes.forEach(Child::close);
        nodes.clear();
    }

    @Override
    public final void close() {
        stop();
        connection.destroy();
    }
}
