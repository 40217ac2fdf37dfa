package vn.diemcau.identity.account;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.platform.text.VietnameseText;

/**
 * The rules for passwords: long and hard to guess. No rule demands kinds of characters, because a sentence is easier to
 * remember than {@code Matkhau@2022} and harder to guess.
 */
public enum PasswordRule {
    LONG_ENOUGH("Cần ít nhất 12 ký tự; nên dùng một câu ngắn dễ nhớ.") {
        @Override
        public boolean allows(String password, String account) {
            return password.codePointCount(0, password.length()) >= SHORTEST;
        }
    },
    NOT_TOO_LONG("Không quá 128 ký tự.") {
        @Override
        public boolean allows(String password, String account) {
            return password.length() <= LONGEST;
        }
    },
    WITHOUT_ACCOUNT("Không được chứa tên đăng nhập.") {
        @Override
        public boolean allows(String password, String account) {
            String without = withoutMarks(password);
            return account == null
                    || Stream.of(account, account.split("@", 2)[0])
                            .map(PasswordRule::withoutMarks)
                            .noneMatch(name -> name.length() >= SHORTEST_NAME && without.contains(name));
        }
    },
    NOT_COMMON("Không dễ đoán: không chỉ gồm những từ, dãy số nhiều người hay dùng.") {
        @Override
        public boolean allows(String password, String account) {
            String rest = VietnameseText.fold(password).replaceAll("[^\\p{L}\\p{N}]", "");
            for (String word : GUESSED_FIRST) {
                rest = rest.replace(word, "");
            }
            return rest.codePoints().distinct().count() >= FEWEST_UNUSUAL;
        }
    };

    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;
    private static final int SHORTEST_NAME = 3;
    private static final int FEWEST_UNUSUAL = 5;

    /** Longer texts come first, so that a shorter part does not hide them. */
    private static final List<String> GUESSED_FIRST = List.of(
            "administrator",
            "quantrivien",
            "chuyentrach",
            "tructuyen",
            "changeme",
            "password",
            "passw0rd",
            "hethong",
            "diemcau",
            "matkhau",
            "quantri",
            "vanphong",
            "hoinghi",
            "tinhuy",
            "huyenuy",
            "dangbo",
            "vietnam",
            "camunda",
            "welcome",
            "xinchao",
            "iloveyou",
            "anhyeuem",
            "letmein",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "1q2w3e4r",
            "qwerty",
            "hatinh",
            "123456789",
            "12345678",
            "987654321",
            "123456",
            "abcdef",
            "abc123",
            "master",
            "admin",
            "secret",
            "demo",
            "canbo",
            "user",
            "123",
            "abc",
            "2020",
            "2021",
            "2022",
            "2023",
            "2024",
            "2025",
            "2026",
            "2027");

    private final String words;

    PasswordRule(String words) {
        this.words = words;
    }

    /** Removes the punctuation of account names, which guesses ignore. */
    private static String withoutMarks(String text) {
        return VietnameseText.fold(text).replaceAll("[._@-]", "");
    }

    /** Whether the password follows the rule. The account is null while it has no name yet. */
    public abstract boolean allows(String password, String account);

    /** The rule in words for people. */
    public String words() {
        return words;
    }

    /** The rules that a password breaks; none for a valid one. */
    public static List<PasswordRule> broken(String password, String account) {
        return Arrays.stream(values())
                .filter(rule -> !rule.allows(password, account))
                .toList();
    }
}
