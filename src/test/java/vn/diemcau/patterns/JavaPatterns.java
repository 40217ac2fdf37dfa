package vn.diemcau.patterns;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.ParsedJava;
import vn.diemcau.patterns.WrittenPattern.Use;

/** Finds the regular expressions of Java sources: compiled ones, and those that String takes inline. */
final class JavaPatterns extends TreeScanner<Void, Void> {

    private static final Map<String, Integer> FLAGS = Map.of(
            "CASE_INSENSITIVE", Pattern.CASE_INSENSITIVE,
            "UNICODE_CASE", Pattern.UNICODE_CASE,
            "DOTALL", Pattern.DOTALL,
            "MULTILINE", Pattern.MULTILINE,
            "UNICODE_CHARACTER_CLASS", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Trees trees;
    private final List<WrittenPattern> found = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Map<ExpressionTree, String> fields = new HashMap<>();
    private Map<String, Set<Use>> matchers = Map.of();
    private CompilationUnitTree unit;

    /**
     * @param found each with its expression
     * @param unreadable places whose expression is not written there
     */
    record Found(List<WrittenPattern> found, List<String> unreadable) {}

    private JavaPatterns(Trees trees) {
        this.trees = trees;
    }

    static Found in(Path sources) throws IOException {
        List<WrittenPattern> found = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        ParsedJava.each(sources, (unit, trees) -> {
            JavaPatterns patterns = new JavaPatterns(trees);
            patterns.read(unit);
            found.addAll(patterns.found);
            unreadable.addAll(patterns.unreadable);
        });
        return new Found(found, unreadable);
    }

    private void read(CompilationUnitTree unit) {
        this.unit = unit;
        constants.clear();
        fields.clear();
        Map<String, String> made = new HashMap<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                String name = variable.getName().toString();
                text(variable.getInitializer()).ifPresent(text -> constants.put(name, text));
                if (variable.getInitializer() instanceof MethodInvocationTree call) {
                    fields.put(call, name);
                    maker(call).ifPresent(pattern -> made.put(name, pattern));
                }
                return super.visitVariable(variable, nothing);
            }
        }.scan(unit, null);
        matchers = uses(unit, made);
        scan(unit, null);
    }

    /** The name of the pattern in {@code PATTERN.matcher(…)}. */
    private static Optional<String> maker(ExpressionTree written) {
        return written instanceof MethodInvocationTree call
                        && call.getMethodSelect() instanceof MemberSelectTree method
                        && method.getIdentifier().contentEquals("matcher")
                ? Optional.of(method.getExpression().toString())
                : Optional.empty();
    }

    /** By the names of patterns, what is asked of their matchers. */
    private static Map<String, Set<Use>> uses(CompilationUnitTree unit, Map<String, String> made) {
        Map<String, Set<Use>> uses = new HashMap<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (call.getMethodSelect() instanceof MemberSelectTree method) {
                    ExpressionTree on = method.getExpression();
                    Optional<Use> use = asked(method.getIdentifier().toString());
                    maker(on)
                            .or(() -> Optional.ofNullable(made.get(on.toString())))
                            .ifPresent(pattern -> use.ifPresent(
                                    each -> uses.computeIfAbsent(pattern, name -> EnumSet.noneOf(Use.class))
                                            .add(each)));
                }
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(unit, null);
        return uses;
    }

    private static Optional<Use> asked(String method) {
        return switch (method) {
            case "matches", "lookingAt" -> Optional.of(Use.WHOLE);
            case "group", "start", "end" -> Optional.empty();
            default -> Optional.of(Use.SEARCHED);
        };
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (call.getMethodSelect() instanceof MemberSelectTree method && takesExpression(method, call.getArguments())) {
            ExpressionTree written = call.getArguments().get(0);
            Optional<String> expression = text(written);
            if (expression.isPresent()) {
                found.add(new WrittenPattern(place(call), expression.get(), flags(call), uses(call)));
            } else {
                unreadable.add(fileName() + " " + written);
            }
        }
        return super.visitMethodInvocation(call, nothing);
    }

    private static boolean takesExpression(MemberSelectTree method, List<? extends ExpressionTree> arguments) {
        String on = method.getExpression().toString();
        return switch (method.getIdentifier().toString()) {
            case "compile" -> on.equals("Pattern") || on.endsWith(".Pattern");
            case "matches" -> arguments.size() == 1 || on.equals("Pattern");
            case "replaceAll", "replaceFirst" -> arguments.size() == 2;
            // A constant is a pattern, read where it is compiled: it splits the text that it is given.
            case "split" -> !arguments.isEmpty() && !CONSTANT.matcher(on).matches();
            case "useDelimiter" -> true;
            default -> false;
        };
    }

    private Optional<String> text(ExpressionTree written) {
        if (written instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return Optional.of(text);
        }
        if (written instanceof ParenthesizedTree inner) {
            return text(inner.getExpression());
        }
        if (written instanceof IdentifierTree name) {
            return Optional.ofNullable(constants.get(name.getName().toString()));
        }
        if (written instanceof BinaryTree sum) {
            return text(sum.getLeftOperand())
                    .flatMap(left -> text(sum.getRightOperand()).map(right -> left + right));
        }
        return Optional.empty();
    }

    private static int flags(MethodInvocationTree call) {
        if (!name(call).equals("compile") || call.getArguments().size() < 2) {
            return 0;
        }
        return Stream.of(call.getArguments().get(1).toString().split("\\|"))
                .map(flag -> flag.strip().replaceFirst(".*\\.", ""))
                .mapToInt(flag -> Optional.ofNullable(FLAGS.get(flag)).orElseThrow())
                .reduce(0, (one, other) -> one | other);
    }

    /** How this expression is used; in every way when that cannot be seen. */
    private Set<Use> uses(MethodInvocationTree call) {
        if (!name(call).equals("compile")) {
            return EnumSet.of(name(call).equals("matches") ? Use.WHOLE : Use.SEARCHED);
        }
        String field = fields.get(call);
        Set<Use> seen = field == null ? Set.of() : matchers.getOrDefault(field, Set.of());
        return seen.isEmpty() ? EnumSet.allOf(Use.class) : seen;
    }

    private static String name(MethodInvocationTree call) {
        return ((MemberSelectTree) call.getMethodSelect()).getIdentifier().toString();
    }

    private String place(MethodInvocationTree call) {
        long at = trees.getSourcePositions().getStartPosition(unit, call);
        return fileName() + ":" + unit.getLineMap().getLineNumber(at);
    }

    private String fileName() {
        return Path.of(unit.getSourceFile().getName()).getFileName().toString();
    }
}
