package vn.diemcau;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The strings that the product's sources write out: as the compiler reads them, comments aside. */
final class Literals {

    private static final Path SOURCES = Path.of("src/main/java");

    /** @param type name of the outermost class that it stands in */
    record Literal(String type, String file, long line, String text) {

        /** "Duties.java:31". */
        String place(int at) {
            // A text block begins on the line after its quotes.
            long lines = text.substring(0, at).chars().filter(c -> c == '\n').count();
            return file + ":" + (text.contains("\n") ? line + 1 + lines : line);
        }
    }

    private Literals() {}

    static List<Literal> all() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(SOURCES)) {
            List<Path> java =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Literal> found = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, positions, found).scan(unit, null);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Literal> found;

        Reader(CompilationUnitTree unit, SourcePositions positions, List<Literal> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text) {
                String file =
                        Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                found.add(new Literal(
                        unit.getPackageName() + "." + file.replace(".java", ""),
                        file,
                        unit.getLineMap().getLineNumber(positions.getStartPosition(unit, literal)),
                        text));
            }
            return null;
        }
    }
}
