package vn.diemcau.patterns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts from the parts of a pattern: repeated, nearly matching, mixed. */
final class HostileTexts {

    /** As much as a cell of a spreadsheet holds. */
    static final int LENGTH = 32_767;

    /** Runs of the pattern's own characters are tried in full length; mixtures, of which there are many, in this one. */
    private static final int OF_A_MIXTURE = 6_000;

    private static final int MOST_PAIRS = 60;
    private static final int MIXTURES = 40;

    private static final Map<Character, List<String>> CLASSES = Map.of(
            'd', List.of("0", "7"),
            'D', List.of("x"),
            's', List.of(" ", "\n", "\t"),
            'S', List.of("x"),
            'w', List.of("a", "_"),
            'W', List.of("-"),
            'R', List.of("\n", "\r\n"),
            'b', List.of());

    private static final Map<String, String> PROPERTIES = Map.of(
            "{L}", "é", "{Ll}", "á", "{Lu}", "Á", "{M}", "\u0301", "{Z}", "\u00a0", "{Cc}", "\u0001", "{Cf}", "\u200b",
            "{N}", "0", "{Cntrl}", "\u0001");

    private final List<String> tokens;

    private HostileTexts(List<String> tokens) {
        this.tokens = tokens;
    }

    static Stream<String> against(String expression) {
        return new HostileTexts(tokens(expression)).all();
    }

    private Stream<String> all() {
        List<String> texts = new ArrayList<>();
        List<String> single = distinct(Stream.concat(tokens.stream(), Stream.of("a", "0", " ", ",", "\n", "é", "/")));
        for (String token : single) {
            texts.add(repeated(token, LENGTH));
            texts.add(repeated(token, LENGTH - 1) + "\u0001");
            texts.add("x" + repeated(token, LENGTH - 2) + "x");
        }
        Random random = new Random(tokens.hashCode());
        for (int i = 0; i < MOST_PAIRS; i++) {
            String one = pick(single, random);
            String other = pick(single, random);
            texts.add(repeated(one + other, OF_A_MIXTURE) + "\u0001");
            texts.add(repeated(one, OF_A_MIXTURE / 2) + repeated(other, OF_A_MIXTURE / 2) + "\u0001");
            texts.add(one + repeated(other, OF_A_MIXTURE));
        }
        // The pattern's parts in their order, so that it nearly matches many times.
        String inOrder = String.join("", tokens);
        if (!inOrder.isEmpty()) {
            texts.add(repeated(inOrder, LENGTH));
            texts.add(repeated(inOrder, LENGTH - 1) + "\u0001");
            texts.add(inOrder + repeated(tokens.get(tokens.size() - 1), LENGTH) + "\u0001");
        }
        for (int i = 0; i < MIXTURES; i++) {
            String period = random.ints(2 + random.nextInt(6), 0, single.size())
                    .mapToObj(single::get)
                    .collect(Collectors.joining());
            texts.add(inOrder + repeated(period, OF_A_MIXTURE) + "\u0001");
        }
        return texts.stream();
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<String> distinct(Stream<String> tokens) {
        Set<String> once = tokens.collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(once);
    }

    private static String repeated(String token, int length) {
        return token.repeat(length / token.length() + 1).substring(0, length);
    }

    /** Its literal words and letters, and something of each class, in the order of the expression. */
    private static List<String> tokens(String expression) {
        List<String> tokens = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                char escaped = expression.charAt(++i);
                if (escaped == 'p' || escaped == 'P') {
                    int end = expression.indexOf('}', i);
                    tokens.add(PROPERTIES.getOrDefault(expression.substring(i + 1, end + 1), "x"));
                    i = end;
                } else if (escaped == 'u') {
                    word.append((char) Integer.parseInt(expression.substring(i + 1, i + 5), 16));
                    i += 4;
                } else if (CLASSES.containsKey(escaped)) {
                    tokens.addAll(CLASSES.get(escaped));
                } else {
                    word.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
                    continue;
                }
            } else if (c == '{') {
                i = Math.max(i, expression.indexOf('}', i));
            } else if (c == '.') {
                tokens.add("x");
            } else if ("()[]|*+?^$".indexOf(c) < 0) {
                word.append(c);
                continue;
            }
            flush(word, tokens);
        }
        flush(word, tokens);
        return tokens;
    }

    private static void flush(StringBuilder word, List<String> tokens) {
        if (word.length() > 0) {
            tokens.add(word.toString());
            if (word.length() > 1 && word.length() < 12) {
                word.chars().mapToObj(Character::toString).forEach(tokens::add);
            }
            word.setLength(0);
        }
    }
}
