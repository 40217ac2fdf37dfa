package vn.diemcau.security;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.identity.User;
import vn.diemcau.input.Problem;
import vn.diemcau.input.Refused;
import vn.diemcau.text.VietnameseText;

/**
 * What is written of an officer.
 *
 * @param id of the account
 * @param fromDirectory whether the office's directory server knows the password, so that none is kept here
 * @param administers whether the officer is to manage the others of the agency; null leaves it as it is
 */
record OfficerForm(String id, String name, String post, String email, boolean fromDirectory, Boolean administers) {

    private static final int LONGEST = 100;

    OfficerForm {
        id = VietnameseText.clean(id);
        name = VietnameseText.clean(name);
        post = VietnameseText.clean(post);
        email = VietnameseText.clean(email);
    }

    OfficerForm withId(String id) {
        return new OfficerForm(id, name, post, email, fromDirectory, administers);
    }

    /** @throws Refused naming each field that will not do */
    void check() {
        List<Problem> problems = new ArrayList<>();
        if (!id.matches("[a-z][a-z0-9]{2,31}")) {
            problems.add(new Problem(
                    "Tên đăng nhập", "Gồm 3 đến 32 chữ cái thường không dấu và chữ số, bắt đầu bằng chữ cái."));
        }
        if (name.isEmpty() || name.length() > LONGEST) {
            problems.add(new Problem("Họ và tên", "Hãy ghi họ và tên, không quá 100 ký tự."));
        }
        if (post.length() > LONGEST) {
            problems.add(new Problem("Chức vụ", "Không quá 100 ký tự."));
        }
        if (!email.isEmpty() && !email.matches("[^\\s@,;<>\"]{1,64}@[A-Za-z0-9.-]{1,100}")) {
            problems.add(
                    new Problem("Thư điện tử", "Địa chỉ không đúng; hãy ghi như canbo@hatinh.example hoặc để trống."));
        }
        Refused.ifAny(problems);
    }

    /** The engine keeps two parts; Vietnamese names end with the given name. */
    void write(User user) {
        int last = name.lastIndexOf(' ');
        user.setFirstName(name.substring(0, Math.max(last, 0)));
        user.setLastName(name.substring(last + 1));
        user.setEmail(email.isEmpty() ? null : email);
    }

    static String name(User user) {
        String name = AccountNames.name(user);
        return name.isEmpty() ? user.getId() : name;
    }
}
