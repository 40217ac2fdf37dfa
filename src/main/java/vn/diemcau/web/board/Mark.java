package vn.diemcau.web.board;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The marks of states, those that need attention first. */
enum Mark {
    OVERDUE("Quá hạn"),
    /** The test failed. */
    FAILED("Chưa đạt"),
    /** Done, with a risk that the Office should know. */
    RISK("Cần lưu ý"),
    DUE_SOON("Sắp đến hạn"),
    /** "Đã nhận, sẽ gửi lúc …", and the promised time is still to come. */
    PROMISED("Đã hẹn"),
    OPEN("Chưa làm"),
    /** Somebody has claimed it or saved a draft. */
    WORKING("Đang làm"),
    /** Not open yet. */
    WAITING("Chưa đến lượt"),
    DONE("Đã xong"),
    /** Ended without an answer. */
    CLOSED("Không còn làm"),
    /** Not required here. */
    NONE("Không yêu cầu");

    private static final Map<Mark, String> WORDS =
            new EnumMap<>(Stream.of(values()).collect(Collectors.toMap(Function.identity(), Mark::words)));

    private final String words;

    Mark(String words) {
        this.words = words;
    }

    /** The words of the mark, for people who cannot see its colour. */
    String words() {
        return words;
    }

    /** The words of all. */
    static Map<Mark, String> allWords() {
        return Collections.unmodifiableMap(WORDS);
    }

    /** Whether nothing is left to do. */
    boolean isSettled() {
        return this == DONE || this == NONE || this == CLOSED;
    }
}
