package vn.diemcau;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The product's parsed sources. They show constants that the compiler inlines, but no comments. */
final class Sources {

    private static final Path FOLDER = Path.of("src/main/java");
    private static List<Source> all;

    /**
     * One file.
     *
     * @param named simple names that it uses and does not declare
     */
    record Source(String room, String type, List<Literal> literals, Set<String> imports, Set<String> named) {

        /** Its outermost class. */
        String name() {
            return room + "." + type;
        }
    }

    /** A string that is written out. */
    record Literal(String file, long line, String text) {

        /** "Duties.java:31". */
        String place(int at) {
            // A text block begins on the line after its quotes.
            long lines = text.substring(0, at).chars().filter(c -> c == '\n').count();
            return file + ":" + (text.contains("\n") ? line + 1 + lines : line);
        }
    }

    private Sources() {}

    static synchronized List<Source> all() {
        if (all == null) {
            all = read();
        }
        return all;
    }

    private static List<Source> read() {
        List<Source> sources = new ArrayList<>();
        try {
            ParsedJava.each(FOLDER, (unit, trees) -> sources.add(new Reader(unit, trees.getSourcePositions()).read()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static final class Reader extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String file;
        private final List<Literal> literals = new ArrayList<>();
        private final Set<String> imports = new TreeSet<>();
        private final Set<String> named = new TreeSet<>();
        private final Set<String> declared = new TreeSet<>();

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        }

        Source read() {
            scan(unit, null);
            named.removeAll(declared);
            return new Source(
                    String.valueOf(unit.getPackageName()), file.replace(".java", ""), literals, imports, named);
        }

        @Override
        public Void visitImport(ImportTree imported, Void nothing) {
            imports.add(imported.getQualifiedIdentifier().toString());
            return null;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            declared.add(type.getSimpleName().toString());
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
            named.add(identifier.getName().toString());
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text) {
                long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, literal));
                literals.add(new Literal(file, line, text));
            }
            return null;
        }
    }
}
