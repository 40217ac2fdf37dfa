package vn.diemcau.conference.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.duty.Speech;

class SpeechWorkbookTest {

    @Test
    void the_list_says_who_speaks_how_long_and_who_does_not() {
        Opened list = open(List.of(
                new Speech("HUONGKHE", "Huyện ủy Hương Khê", Speech.State.HELD, "=Xây dựng Đảng", "Bí thư Huyện ủy", 8),
                new Speech("CANLOC", "Huyện ủy Can Lộc", Speech.State.UNANSWERED, null, null, null),
                new Speech("VUQUANG", "Huyện ủy Vũ Quang", Speech.State.NONE, null, null, null),
                new Speech("DUCTHO", "Huyện ủy Đức Thọ", Speech.State.HELD, "Khó khăn", "Chủ tịch UBND huyện", 10)));

        assertThat(list.sheet.getSheetName()).isEqualTo("Phát biểu");
        assertThat(Opened.texts(list.rowOf("Huyện ủy Hương Khê")))
                .containsExactly("1.0", "Huyện ủy Hương Khê", "=Xây dựng Đảng", "Bí thư Huyện ủy", "8.0");
        assertThat(list.cell("Huyện ủy Hương Khê", "Chủ đề phát biểu").getCellType())
                .isEqualTo(CellType.STRING);
        assertThat(list.cell("Tổng cộng", "Số phút").getNumericCellValue()).isEqualTo(18);
        assertThat(list.allTexts())
                .contains(
                        "2 ý kiến",
                        "Không phát biểu (1 đơn vị): Huyện ủy Vũ Quang.",
                        "Chưa trả lời (1 đơn vị): Huyện ủy Can Lộc.");
    }

    @Test
    void a_conference_without_speeches_has_a_list_too() {
        Opened list = open(List.of());

        assertThat(list.cell("Tổng cộng", "Số phút").getNumericCellValue()).isZero();
        assertThat(list.cell("Tổng cộng", "Số phút").getCellType()).isEqualTo(CellType.NUMERIC);
    }

    private static Opened open(List<Speech> speeches) {
        return new Opened("speeches", SpeechWorkbook.of(speeches, SiteWorkbooksTest.occasion()));
    }
}
