package vn.diemcau.conference.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.letter.Reading.AskedDuty;
import vn.diemcau.conference.plan.DutyKind;

/** Single ways of writing, and what becomes of texts that nobody would write. */
class LetterReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final AgencyNames DIRECTORY = AgencyNames.of(List.of(
            new AgencyNames.Known("SYT", List.of("Sở Y tế", "SYT"), false),
            new AgencyNames.Known("XA1", List.of("Ủy ban nhân dân xã Minh Châu"), true)));

    private static Reading read(String text) {
        return new LetterReader(DIRECTORY).read(text, null, TODAY);
    }

    private static AskedDuty only(String text) {
        List<AskedDuty> duties = read(text).duties();
        assertThat(duties).as(text).hasSize(1);
        return duties.get(0);
    }

    @Test
    void who_is_asked_is_found_in_the_directory_whatever_the_letters() {
        assertThat(only("Đề nghị SỞ Y TẾ cử bác sĩ trực.").agencyCode()).isEqualTo("SYT");
        assertThat(only("UBND xã Minh Châu chuẩn bị hội trường.").agencyCode()).isEqualTo("XA1");
    }

    @Test
    void an_agency_that_the_directory_does_not_know_is_found_by_its_name() {
        AskedDuty duty = only("Yêu cầu:\n1. Trung tâm Điều hành thông minh tỉnh bố trí kỹ thuật viên.");
        assertThat(duty.who()).isEqualTo("Trung tâm Điều hành thông minh tỉnh");
        assertThat(duty.agencyCode()).isNull();
        assertThat(duty.kind()).isEqualTo(DutyKind.TECHNICIANS);
    }

    @Test
    void a_class_of_units_is_told_from_an_agency() {
        assertThat(only("Các bệnh viện gửi báo cáo trước ngày 09/12/2026.").units())
                .isTrue();
        assertThat(only("Sở Y tế gửi báo cáo trước ngày 09/12/2026.").units()).isFalse();
    }

    @Test
    void a_distance_to_the_session_is_computed() {
        AskedDuty duty =
                only("Thời gian: 8 giờ 00 ngày 05/01/2027.\nĐề nghị các đại biểu có mặt trước giờ họp 15 phút.");
        assertThat(duty.due()).isEqualTo("2027-01-05T07:45");
        assertThat(duty.why())
                .isEqualTo("Văn bản ghi “trước giờ họp 15 phút”; tính từ giờ khai mạc (08 giờ 00, ngày 05/01/2027)");
    }

    @Test
    void a_deadline_of_nobody_is_shown_to_the_office() {
        Reading reading = read("Thời gian: 8 giờ 00 ngày 05/01/2027.\nThời hạn gửi báo cáo: 16 giờ ngày 02/01/2027.");
        assertThat(reading.duties()).isEmpty();
        assertThat(reading.unassigned())
                .extracting(Reading.Quote::words)
                .containsExactly("Thời hạn gửi báo cáo: 16 giờ ngày 02/01/2027");
    }

    @Test
    void days_of_documents_and_of_a_moved_session_are_no_milestones() {
        Reading reading = read("Theo Giấy mời số 12/GM-VP ngày 01/12/2026.\n"
                + "Thời gian họp: dời từ 8 giờ ngày 15/12/2026 sang 14 giờ ngày 17/12/2026.");
        assertThat(reading.milestones()).extracting(Reading.Milestone::at).containsExactly("2026-12-17T14:00");
        assertThat(reading.otherDates()).extracting(Reading.OtherDate::at).containsExactly("2026-12-01", "2026-12-15");
    }

    @Test
    void the_head_of_a_letter_is_read() {
        Reading reading = read(
                "SỞ Y TẾ\nSố: 12/SYT-VP\nV/v họp trực tuyến\nMinh Châu, ngày 05 tháng 11 năm 2026\nKính gửi: Các bệnh viện");
        assertThat(reading.letter()).isEqualTo(new Reading.Head("Công văn", "12/SYT-VP", "2026-11-05"));
        assertThat(reading.title()).isEqualTo("Họp trực tuyến");
    }

    @Test
    void whatever_stands_there_is_read_and_each_place_is_right() throws IOException {
        Random random = new Random(19);
        List<GoldLetter> letters = GoldLetter.in(Path.of("src/test/resources/reading"));
        for (int i = 0; i < 2_000; i++) {
            String text = letters.get(random.nextInt(letters.size())).text();
            int from = random.nextInt(text.length());
            String piece = text.substring(from, Math.min(text.length(), from + random.nextInt(700)));
            List<String> words = new ArrayList<>(Arrays.asList(piece.split(" ")));
            if (i % 3 == 0) {
                Collections.shuffle(words, random);
            }
            Reading reading = read(String.join(i % 5 == 0 ? "\n- " : " ", words));
            assertThat(reading.duties())
                    .allSatisfy(duty -> assertThat(reading.text().substring(duty.from(), duty.to()))
                            .isEqualTo(duty.words()));
            assertThat(reading.milestones())
                    .allSatisfy(each -> assertThat(reading.text().substring(each.from(), each.to()))
                            .isEqualTo(each.words()));
        }
    }
}
