package vn.diemcau.conference.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

class FormRulesTest {

    private final FormRules rules = FormRules.parse("Example", """
            <form>
              <label>Hội trường <input type="text" cam-variable-name="hall" cam-variable-type="String" maxlength="20" required></label>
              <label>Ghi chú <textarea cam-variable-name="note" cam-variable-type="String"></textarea><small>Nếu có.</small></label>
              <label>Số phút <input type="number" cam-variable-name="minutes" cam-variable-type="Integer" min="1" max="10"></label>
              <label><input type="checkbox" cam-variable-name="covid" cam-variable-type="Boolean" required> Bảo đảm phòng dịch</label>
              <label>Quyết định <select cam-variable-name="decision" cam-variable-type="String">
                <option value="">Chọn…</option><option value="GO">Họp</option><option value="MOVE">Dời</option></select></label>
              <label>Lý do <textarea cam-variable-name="reason" cam-variable-type="String" data-required-if="decision=MOVE"></textarea></label>
              <div data-shown-if="decision=MOVE">
                <label>Giờ mới <input type="datetime-local" cam-variable-name="newStart" cam-variable-type="String" required></label>
              </div>
              <label>Ngày ký <input type="date" cam-variable-name="day" cam-variable-type="String"></label>
              <label>Điện thoại <input type="tel" cam-variable-name="phone" cam-variable-type="String" pattern="[0-9.]{8,15}" title="Chỉ ghi chữ số."></label>
              <label>Thư điện tử <input type="email" cam-variable-name="mail" cam-variable-type="String"></label>
              <label>Phóng viên <textarea cam-variable-name="people" cam-variable-type="String" data-lines="[^,]+, [0-9]{8}" title="Ghi tên, số."></textarea></label>
              <label>Tệp <input type="file" cam-variable-name="file" cam-variable-type="File" accept=".pdf, .DOCX"></label>
              <textarea hidden cam-variable-name="sites" cam-variable-type="String" data-json="rows" data-label="Danh sách"></textarea>
            </form>
            """);

    @Test
    void a_complete_answer_comes_back_clean() {
        var clean = rules.check(with(Map.of(
                "hall",
                "  " + Normalizer.normalize("Hội trường A", Normalizer.Form.NFD) + "\n",
                "minutes",
                "7",
                "note",
                "một\r\nhai",
                "newStart",
                "không dời thì không hỏi",
                "day",
                "2022-01-10")));

        assertThat(clean)
                .containsOnly(
                        Map.entry("hall", "Hội trường A"),
                        Map.entry("minutes", 7),
                        Map.entry("covid", true),
                        Map.entry("note", "một\nhai"),
                        Map.entry("day", "2022-01-10"));
    }

    @Test
    void all_problems_come_at_once_each_at_the_name_that_the_person_sees() {
        var refused = refusedBecauseOf(Map.of("hall", " \n ", "minutes", 11, "covid", false, "ready", true));

        assertThat(refused)
                .containsExactly(
                        new Problem("Hội trường", "Cần điền nội dung này."),
                        new Problem("Số phút", "Không được lớn hơn 10."),
                        new Problem("Bảo đảm phòng dịch", "Cần đánh dấu xác nhận."),
                        new Problem("ready", "Biểu mẫu không có mục này."));
    }

    @Test
    void an_empty_answer_lacks_exactly_what_is_required() {
        assertThat(refusedBecauseOf(Map.of()))
                .extracting(Problem::place)
                .containsExactly("Hội trường", "Bảo đảm phòng dịch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "11", "7.5", "bảy", "1e999999999", "99999999999999999999", "0x7", "٧٫٥"})
    void a_number_that_is_none_or_out_of_range_is_refused(String minutes) {
        assertThat(refusedBecauseOf(with(Map.of("minutes", minutes))))
                .extracting(Problem::place)
                .containsExactly("Số phút");
    }

    @Test
    void numbers_are_taken_as_json_text_or_wider_types_bring_them() {
        for (Object seven : List.of(7, 7L, 7.0, "7", " 7 ")) {
            assertThat(rules.check(with(Map.of("minutes", seven)))).containsEntry("minutes", 7);
        }
    }

    @Test
    void a_value_of_a_wrong_kind_is_refused() {
        var refused = refusedBecauseOf(Map.of(
                "hall", List.of("A"), "minutes", true, "covid", "có", "file", "nội dung", "sites", Map.of("a", 1)));

        assertThat(refused)
                .extracting(Problem::place)
                .containsExactly("Hội trường", "Số phút", "Bảo đảm phòng dịch", "Tệp", "Danh sách");
    }

    @Test
    void text_is_not_longer_than_the_form_says_or_else_2000() {
        assertThat(refusedBecauseOf(with(Map.of("hall", "x".repeat(21), "note", "x".repeat(2001)))))
                .containsExactly(
                        new Problem("Hội trường", "Dài quá 20 ký tự."), new Problem("Ghi chú", "Dài quá 2000 ký tự."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\ud800b"})
    void characters_that_no_one_can_type_are_refused(String text) {
        assertThat(refusedBecauseOf(with(Map.of("note", text))))
                .containsExactly(new Problem("Ghi chú", "Có ký tự không hợp lệ."));
    }

    @Test
    void a_choice_is_one_of_the_offered() {
        assertThat(refusedBecauseOf(with(Map.of("decision", "STAY"))))
                .containsExactly(new Problem("Quyết định", "Cần chọn một mục có trong danh sách."));
    }

    @Test
    void what_depends_on_a_choice_is_asked_only_then() {
        assertThat(refusedBecauseOf(with(Map.of("decision", "MOVE"))))
                .extracting(Problem::place)
                .containsExactly("Lý do", "Giờ mới");
        assertThat(rules.check(with(Map.of("decision", "GO", "reason", "vẫn ghi", "newStart", "2022-01-20T07:30"))))
                .containsEntry("reason", "vẫn ghi")
                .doesNotContainKey("newStart");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-20T07:30,true",
        "2022-01-20T07:30:00.000,true",
        "2022-02-30T07:30,false",
        "20/01/2022 07:30,false"
    })
    void a_moment_is_a_real_one_and_kept_to_the_minute(String moment, boolean valid) {
        var answer = with(Map.of("decision", "MOVE", "reason", "bão", "newStart", moment));
        if (valid) {
            assertThat(rules.check(answer)).containsEntry("newStart", "2022-01-20T07:30");
        } else {
            assertThat(refusedBecauseOf(answer)).containsExactly(new Problem("Giờ mới", "Chưa đúng ngày, giờ."));
        }
    }

    @Test
    void a_pattern_says_in_the_forms_words_what_is_wrong() {
        assertThat(refusedBecauseOf(
                        with(Map.of("phone", "gọi tôi", "mail", "a b@c", "people", "An, 12345678\n\nBình"))))
                .containsExactly(
                        new Problem("Điện thoại", "Chỉ ghi chữ số."),
                        new Problem("Thư điện tử", "Chưa đúng địa chỉ thư điện tử."),
                        new Problem("Phóng viên", "Dòng 3 chưa đúng. Ghi tên, số."));
    }

    @ParameterizedTest
    @CsvSource({
        "bao-cao.pdf, 10, ''",
        "C:\\Thư mục\\BAO CAO.Docx, 10, ''",
        "bao-cao.exe, 10, 'Chỉ nhận tệp .pdf, .docx.'",
        "bao-cao.pdf.exe, 10, 'Chỉ nhận tệp .pdf, .docx.'",
        "bao-cao.pdf, 0, Tệp không có nội dung.",
        "bao-cao.pdf, 26214401, Tệp lớn quá 25 MB.",
        "'', 10, Tên tệp không hợp lệ.",
        "'a\nb.pdf', 10, Tên tệp không hợp lệ.",
        "'exe.\u202efdp.pdf', 10, Tên tệp không hợp lệ.",
    })
    void a_file_has_an_accepted_ending_a_size_and_a_plain_name(String name, int bytes, String message) {
        var answer = with(Map.of("file", upload(name, bytes)));
        if (message.isEmpty()) {
            assertThat(rules.check(answer).get("file"))
                    .asInstanceOf(type(Answer.Upload.class))
                    .extracting(Answer.Upload::field, Answer.Upload::fileName)
                    .containsExactly("file", name.substring(name.lastIndexOf('\\') + 1));
        } else {
            assertThat(refusedBecauseOf(answer)).containsExactly(new Problem("Tệp", message));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bao-cao.pdf, '<html><script>alert(1)</script>'",
        "bao-cao.pdf, MZ\u0090",
        "bao-cao.docx, %PDF-1.4",
        "BAO-CAO.DOCX, '<?xml version=\"1.0\"?>'",
    })
    void a_file_is_what_its_ending_says(String name, String content) {
        var file = new Answer.Upload("file", name, "application/pdf", content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusedBecauseOf(with(Map.of("file", file))))
                .containsExactly(new Problem("Tệp", "Nội dung tệp không đúng với loại tệp của tên “" + name + "”."));
    }

    @Test
    void a_file_field_left_empty_in_tasklist_is_no_file() {
        assertThat(rules.check(with(Map.of("file", upload("", 0))))).doesNotContainKey("file");
    }

    @Test
    void json_for_a_desk_passes_as_it_is_up_to_a_megabyte() {
        String long_ = "[\"" + "x".repeat(500_000) + "\"]";

        assertThat(rules.check(with(Map.of("sites", long_)))).containsEntry("sites", long_);
        assertThat(rules.check(with(Map.of("sites", "null")))).doesNotContainKey("sites");
        assertThat(refusedBecauseOf(with(Map.of("sites", "x".repeat(1024 * 1024 + 1)))))
                .containsExactly(new Problem("Danh sách", "Nội dung quá dài."));
    }

    @Test
    void a_missing_answer_may_be_null() {
        var answer = new HashMap<>(with(Map.of()));
        answer.put("minutes", null);
        answer.put("file", null);

        assertThat(rules.check(answer)).containsOnlyKeys("hall", "covid");
    }

    @Test
    void a_form_whose_condition_names_no_earlier_field_is_a_mistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FormRules.parse(
                        "Wrong", "<input cam-variable-name='a' cam-variable-type='String' data-required-if='b=1'>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchForm", "../../application", "shared/head", ""})
    void only_forms_have_rules(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> FormRules.of(name));
    }

    private List<Problem> refusedBecauseOf(Map<String, Object> answer) {
        return catchThrowableOfType(Refused.class, () -> rules.check(answer)).problems();
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        var answer = new HashMap<String, Object>(Map.of("hall", "A", "covid", true));
        answer.putAll(more);
        return answer;
    }

    private static Answer.Upload upload(String name, int bytes) {
        return new Answer.Upload("file", name, "application/pdf", SampleAnswers.content(name, bytes));
    }

    private static final FormRules OF_PERSONS = FormRules.parse("Persons", """
            <form>
              <label>Phóng viên <textarea cam-variable-name="people" cam-variable-type="String" data-persons
                data-lines="[^0-9+]{2,}[0-9+].{7,}" title="Mỗi dòng ghi: họ và tên, số điện thoại."></textarea></label>
              <label>Trực <input type="tel" cam-variable-name="hotline" cam-variable-type="String"></label>
            </form>
            """);

    @Test
    void persons_and_their_telephones_are_kept_in_one_spelling_however_they_were_typed() {
        var clean = OF_PERSONS.check(Map.of(
                "people",
                "Trần Thị Bình 0912 345 679\n\nLê Văn An - ĐT: +84 (0) 900000001\nCán bộ C, 900000002, hội trường",
                "hotline",
                "1800.1234"));

        assertThat(clean)
                .containsOnly(
                        Map.entry(
                                "people",
                                "Trần Thị Bình, 0912345679\nLê Văn An, 0900000001\nCán bộ C, 0900000002, hội trường"),
                        Map.entry("hotline", "18001234"));
    }

    @Test
    void a_person_without_a_right_telephone_and_two_telephones_for_one_are_refused_with_the_line() {
        assertThat(problemsOfPersons("Cán bộ A, 0900000001\nCán bộ B, 00900000001", "0900000001/0900000002"))
                .containsExactly(
                        new Problem(
                                "Phóng viên",
                                "Dòng 2: Không thấy số điện thoại đúng. Mỗi dòng ghi: họ và tên, số điện thoại."),
                        new Problem(
                                "Trực",
                                "“0900000001/0900000002” có 2 số điện thoại (0900000001, 0900000002): chỉ ghi một số."));
    }

    private static List<Problem> problemsOfPersons(String people, String hotline) {
        return catchThrowableOfType(Refused.class, () -> OF_PERSONS.check(Map.of("people", people, "hotline", hotline)))
                .problems();
    }
}
