package vn.diemcau.identity.account;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.platform.text.VietnameseText;

/**
 * What a password has to be. Long and not to be guessed; nothing is asked of its characters, because a sentence is easier
 * to remember than {@code Matkhau@2022} and harder to guess.
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

    /** The longer first, so that a part of one does not spoil it. */
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

    /** Nobody's guess stops at the marks that stand in names of accounts. */
    private static String withoutMarks(String text) {
        return VietnameseText.fold(text).replaceAll("[._@-]", "");
    }

    /** Whether the password of this account, null for one without a name yet, follows the rule. */
    public abstract boolean allows(String password, String account);

    /** What the rule asks for, as people read it. */
    public String words() {
        return words;
    }

    /** The rules that a password breaks; none when it will do. */
    public static List<PasswordRule> broken(String password, String account) {
        return Arrays.stream(values())
                .filter(rule -> !rule.allows(password, account))
                .toList();
    }
}
