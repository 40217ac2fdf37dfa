package vn.diemcau.conference.directory;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.conference.directory.Agency.Contact;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** Corrected addresses. A later change of the directory file overrides a correction. */
class Corrections {

    private record Correction(String agency, String role, String fileEmail, String filePhone, Contact now) {

        /** Whether it is about this post, and the file's entry is unchanged since the correction. */
        boolean isOf(Agency agency, Contact post) {
            return agency.code().equals(this.agency)
                    && post.role().equals(role)
                    && post.email().equals(fileEmail)
                    && Objects.equals(post.phone(), filePhone);
        }
    }

    private final JdbcClient jdbc;

    Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Applies the corrections to the file's agencies, and deletes those that the file overrides. */
    List<Agency> appliedTo(List<Agency> file) {
        List<Correction> all = all();
        Set<Correction> held = new HashSet<>();
        List<Agency> applied = new ArrayList<>();
        for (Agency agency : file) {
            applied.add(agency.withPosts(post -> {
                for (Correction correction : all) {
                    if (correction.isOf(agency, post)) {
                        held.add(correction);
                        return correction.now();
                    }
                }
                return post;
            }));
        }
        all.stream().filter(correction -> !held.contains(correction)).forEach(this::forget);
        return applied;
    }

    /** @throws Refused when one of them is invalid; the telephone may be missing */
    static void check(String email, String phone) {
        Refused.ifAny(problems(email, phone));
    }

    static List<Problem> problems(String email, String phone) {
        List<Problem> problems = new ArrayList<>();
        if (!DirectoryReader.isEmail(email)) {
            problems.add(new Problem("Địa chỉ thư", DirectoryReader.notEmail(email)));
        }
        if (phone != null && !DirectoryReader.isPhone(phone)) {
            problems.add(new Problem("Điện thoại", DirectoryReader.notPhone(phone)));
        }
        return problems;
    }

    /** Stores the correct address for the posts with the wrong one, and returns the corrected office. */
    Agency keep(Agency agency, String wrong, String email, String phone, Instant at, String by) {
        UnaryOperator<Contact> corrected = post -> post.email().equalsIgnoreCase(wrong)
                ? new Contact(post.role(), email, phone == null ? post.phone() : DirectoryReader.dialled(phone))
                : post;
        List<Contact> posts = agency.posts().stream()
                .filter(post -> post.email().equalsIgnoreCase(wrong))
                .toList();
        if (posts.isEmpty()) {
            throw new Refused(
                    Refused.Reason.NOT_FOUND,
                    "Danh bạ của %s không có địa chỉ này; có thể vừa được người khác sửa.".formatted(agency.name()));
        }
        posts.forEach(post -> keep(agency.code(), post, corrected.apply(post), at, by));
        return agency.withPosts(corrected);
    }

    private void keep(String agency, Contact from, Contact to, Instant at, String by) {
        int again = jdbc.sql("""
                        update contact_correction set email = :email, phone = :phone, corrected_at = :at, corrected_by = :by
                        where agency = :agency and role = :role and email = :fromEmail
                          and phone is not distinct from :fromPhone""")
                .param("agency", agency)
                .param("role", from.role())
                .param("fromEmail", from.email())
                .param("fromPhone", from.phone())
                .param("email", to.email())
                .param("phone", to.phone())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
        if (again == 0) {
            jdbc.sql("""
                            insert into contact_correction
                              (agency, role, file_email, file_phone, email, phone, corrected_at, corrected_by)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            agency,
                            from.role(),
                            from.email(),
                            from.phone(),
                            to.email(),
                            to.phone(),
                            Timestamp.from(at),
                            by)
                    .update();
        }
    }

    private List<Correction> all() {
        return jdbc.sql("select * from contact_correction")
                .query((row, n) -> new Correction(
                        row.getString("agency"),
                        row.getString("role"),
                        row.getString("file_email"),
                        row.getString("file_phone"),
                        new Contact(row.getString("role"), row.getString("email"), row.getString("phone"))))
                .list();
    }

    private void forget(Correction overtaken) {
        jdbc.sql("delete from contact_correction where agency = ? and role = ? and file_email = ?")
                .params(overtaken.agency(), overtaken.role(), overtaken.fileEmail())
                .update();
    }
}
