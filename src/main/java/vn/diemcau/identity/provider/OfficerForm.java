package vn.diemcau.identity.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.identity.User;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;

/**
 * The fields of an officer's account.
 *
 * @param id of the account
 * @param fromDirectory whether the directory server keeps the password, so that none is stored here
 * @param administers whether the officer manages the others of the agency; null for no change
 */
public record OfficerForm(
        String id, String name, String post, String email, boolean fromDirectory, Boolean administers) {

    private static final int LONGEST = 100;
    private static final Pattern EMAIL = Pattern.compile("[^\\s\\p{C}@,;<>\"]{1,64}@[A-Za-z0-9.-]{1,100}");

    public OfficerForm {
        id = AccountIds.fold(id);
        name = VietnameseText.clean(name);
        post = VietnameseText.clean(post);
        // An address is only trimmed, because removing a character would make another address.
        email = email == null ? "" : email.strip();
    }

    public OfficerForm withId(String id) {
        return new OfficerForm(id, name, post, email, fromDirectory, administers);
    }

    /** @throws Refused naming each field that will not do */
    public void check() {
        List<Problem> problems = new ArrayList<>();
        if (!AccountIds.isWellFormed(id)) {
            problems.add(new Problem("Tên đăng nhập", AccountIds.RULE));
        }
        checkName(problems);
        if (post.length() > LONGEST) {
            problems.add(new Problem("Chức vụ", "Không quá 100 ký tự."));
        }
        checkPerson(problems);
        Refused.ifAny(problems);
    }

    /**
     * Cleans and checks an account that was edited in the engine's own form.
     *
     * @throws Refused naming each field that will not do
     */
    static void checkPerson(User user) {
        OfficerForm form = new OfficerForm(null, AccountNames.name(user), null, user.getEmail(), false, null);
        List<Problem> problems = new ArrayList<>();
        form.checkName(problems);
        form.checkPerson(problems);
        Refused.ifAny(problems);
        user.setFirstName(VietnameseText.clean(user.getFirstName()));
        user.setLastName(VietnameseText.clean(user.getLastName()));
        user.setEmail(form.email.isEmpty() ? null : form.email);
    }

    private void checkName(List<Problem> problems) {
        if (name.isEmpty()) {
            problems.add(new Problem("Họ và tên", "Hãy ghi họ và tên, không quá 100 ký tự."));
        }
    }

    private void checkPerson(List<Problem> problems) {
        if (name.length() > LONGEST) {
            problems.add(new Problem("Họ và tên", "Không quá 100 ký tự."));
        } else if (name.contains("(") || name.contains(")")) {
            // Display names show the account in brackets after the name.
            problems.add(new Problem("Họ và tên", "Không dùng dấu ngoặc."));
        }
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            problems.add(
                    new Problem("Thư điện tử", "Địa chỉ không đúng; hãy ghi như canbo@hatinh.example hoặc để trống."));
        }
    }

    /** The engine stores two parts; Vietnamese names end with the given name. */
    public void write(User user) {
        int last = name.lastIndexOf(' ');
        user.setFirstName(name.substring(0, Math.max(last, 0)));
        user.setLastName(name.substring(last + 1));
        user.setEmail(email.isEmpty() ? null : email);
    }

    public static String name(User user) {
        String name = AccountNames.name(user);
        return name.isEmpty() ? user.getId() : name;
    }
}
