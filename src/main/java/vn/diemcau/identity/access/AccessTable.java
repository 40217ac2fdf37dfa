package vn.diemcau.identity.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

/**
 * The access table: a row per method and path, a column per role. The first matching row decides. A path without a row
 * is closed to everybody.
 *
 * <p>{@code /engine} stands for the engine's REST API at all of its addresses.
 */
public final class AccessTable {

    /** The access of a role to a path. */
    public enum Access {
        NONE,
        /** Open, limited to the person's or the agency's own records. */
        OWN,
        ALL
    }

    /**
     * @param pattern segments; {@code *} or a name in braces matches one segment, {@code **} at the end matches the
     *     rest
     */
    public record Row(int line, Set<String> methods, List<String> pattern, Map<Role, Access> access) {

        boolean fits(String method, List<String> path) {
            if (!methods.contains("*") && !methods.contains(method)) {
                return false;
            }
            for (int i = 0; i < pattern.size(); i++) {
                String wanted = pattern.get(i);
                if (wanted.equals("**")) {
                    return true;
                }
                boolean isAny = wanted.equals("*") || wanted.startsWith("{");
                if (i >= path.size() || !isAny && !wanted.equals(path.get(i))) {
                    return false;
                }
            }
            return path.size() == pattern.size();
        }

        boolean isOpenTo(Role role) {
            return access.get(role) != Access.NONE;
        }

        /** Closed to everybody, as if the path did not exist. */
        boolean isClosed() {
            return access.values().stream().allMatch(Access.NONE::equals);
        }

        @Override
        public String toString() {
            return "line %d: %s /%s".formatted(line, String.join("|", methods), String.join("/", pattern));
        }
    }

    private final List<Row> rows;

    private AccessTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The text of the table that the application ships. */
    public static String shipped() throws IOException {
        return new ClassPathResource("security/access.tsv").getContentAsString(StandardCharsets.UTF_8);
    }

    /**
     * Reads the table: methods, path and one mark per role, separated by white space; {@code #} begins a comment.
     *
     * @throws IllegalArgumentException with the line that is invalid
     */
    public static AccessTable read(String text) {
        List<Row> rows = new ArrayList<>();
        int line = 0;
        for (String written : text.split("\n")) {
            line++;
            String row = written.replaceFirst("#.*", "").strip();
            if (!row.isEmpty()) {
                rows.add(row(line, row.split("\\s+")));
            }
        }
        return new AccessTable(rows);
    }

    private static Row row(int line, String[] cells) {
        Role[] roles = Role.values();
        if (cells.length != roles.length + 2) {
            throw new IllegalArgumentException(
                    "access table, line %d: %d cells, not %d".formatted(line, cells.length, roles.length + 2));
        }
        Map<Role, Access> access = new EnumMap<>(Role.class);
        for (Role role : roles) {
            access.put(role, mark(line, cells[role.ordinal() + 2]));
        }
        return new Row(line, Set.of(cells[0].split("\\|")), segments(cells[1]), access);
    }

    private static Access mark(int line, String mark) {
        return switch (mark) {
            case "-" -> Access.NONE;
            case "own" -> Access.OWN;
            case "all" -> Access.ALL;
            default -> throw new IllegalArgumentException("access table, line %d: “%s”".formatted(line, mark));
        };
    }

    /** The first matching row; HEAD counts as GET. */
    Optional<Row> row(String method, String path) {
        String judged = method.equals("HEAD") ? "GET" : method;
        List<String> segments = withoutAddress(segments(path));
        return rows.stream().filter(row -> row.fits(judged, segments)).findFirst();
    }

    public List<Row> rows() {
        return rows;
    }

    /** The first path segments of all rows. */
    public Set<String> roots() {
        return rows.stream()
                .filter(row -> !row.pattern.isEmpty())
                .map(row -> row.pattern.get(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Normalizes the paths of the engine's REST API: its own address or the web apps', with or without the engine's
     * name.
     */
    private static List<String> withoutAddress(List<String> path) {
        int root = path.size() > 0 && path.get(0).equals("engine-rest")
                ? 1
                : path.size() > 2 && path.subList(0, 3).equals(List.of("camunda", "api", "engine")) ? 3 : 0;
        if (root == 0) {
            return path;
        }
        boolean named = path.size() > root + 2 && path.get(root).equals("engine");
        List<String> engine = new ArrayList<>(List.of("engine"));
        engine.addAll(path.subList(named ? root + 2 : root, path.size()));
        return engine;
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/")).filter(StringUtils::hasLength).toList();
    }
}
