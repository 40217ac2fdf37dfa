package vn.diemcau.conference.export;

import java.util.List;
import java.util.stream.Collectors;
import vn.diemcau.conference.duty.Speech;

/** Writes who speaks about what and how long (O61–O64). */
public final class SpeechWorkbook {

    private SpeechWorkbook() {}

    public static byte[] of(List<Speech> speeches, Occasion occasion) {
        List<SheetColumn> columns = List.of(
                SheetColumn.centred("STT", 6),
                SheetColumn.text("Đơn vị", 36),
                SheetColumn.text("Chủ đề phát biểu", 56),
                SheetColumn.text("Người phát biểu, chức vụ", 34),
                SheetColumn.number("Số phút", 10));
        List<Speech> held = of(speeches, Speech.State.HELD);
        try (Paper paper = new Paper("Phát biểu", "DANH SÁCH ĐĂNG KÝ PHÁT BIỂU TẠI HỘI NGHỊ", occasion, columns)) {
            int number = 0;
            for (Speech speech : held) {
                paper.row(++number, speech.name(), speech.title(), speech.speaker(), speech.minutes());
            }
            paper.total(
                    null,
                    "Tổng cộng",
                    "%d ý kiến".formatted(held.size()),
                    "Tổng thời gian (phút)",
                    new Paper.Sum(held.stream().mapToInt(Speech::minutes).sum()));
            paper.note(names("Không phát biểu", of(speeches, Speech.State.NONE)));
            paper.note(names("Chưa trả lời", of(speeches, Speech.State.UNANSWERED)));
            return paper.signed();
        }
    }

    private static List<Speech> of(List<Speech> speeches, Speech.State state) {
        return speeches.stream().filter(speech -> speech.state() == state).toList();
    }

    private static String names(String heading, List<Speech> speeches) {
        return speeches.isEmpty()
                ? heading + ": không có."
                : "%s (%d đơn vị): %s."
                        .formatted(
                                heading,
                                speeches.size(),
                                speeches.stream().map(Speech::name).collect(Collectors.joining("; ")));
    }
}
