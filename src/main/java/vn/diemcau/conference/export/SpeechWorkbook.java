package vn.diemcau.conference.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.diemcau.conference.duty.Speech;

/** Writes the list of speeches with title, speaker and length (O61–O64). */
public final class SpeechWorkbook {

    private SpeechWorkbook() {}

    public static byte[] of(List<Speech> speeches, Occasion occasion) {
        List<SheetColumn<Speech>> columns = List.of(
                SheetColumn.ordinal(6),
                SheetColumn.text("Đơn vị", 36, Speech::name),
                SheetColumn.text("Chủ đề phát biểu", 56, Speech::title),
                SheetColumn.text("Người phát biểu, chức vụ", 34, Speech::speaker),
                SheetColumn.number("Số phút", 10, Speech::minutes));
        List<Speech> held = of(speeches, Speech.State.HELD);
        try (Paper<Speech> paper =
                new Paper<>("Phát biểu", "DANH SÁCH ĐĂNG KÝ PHÁT BIỂU TẠI HỘI NGHỊ", occasion, columns)) {
            held.forEach(paper::row);
            paper.total(Map.of(
                    "Đơn vị",
                    "Tổng cộng",
                    "Chủ đề phát biểu",
                    "%d ý kiến".formatted(held.size()),
                    "Người phát biểu, chức vụ",
                    "Tổng thời gian (phút)",
                    "Số phút",
                    new Paper.Sum(held.stream().mapToInt(Speech::length).sum())));
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
