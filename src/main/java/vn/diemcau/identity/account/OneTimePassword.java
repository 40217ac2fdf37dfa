package vn.diemcau.identity.account;

import java.security.SecureRandom;

/** Makes passwords to be told once over the phone, from letters and digits that are not easily confused. */
public final class OneTimePassword {

    private static final String LETTERS = "abcdefghkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int LETTERS_OF_GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimePassword() {}

    /** "kbxm-7q2t-wz4p-hn6r", one of 10^23. */
    public static String next() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * LETTERS_OF_GROUP; i++) {
            if (i > 0 && i % LETTERS_OF_GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
