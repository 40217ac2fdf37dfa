package vn.diemcau.web.board;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How one thing stands; the ones that need somebody first. */
enum Mark {
    OVERDUE("Quá hạn"),
    /** It was tried and is not good. */
    FAILED("Chưa đạt"),
    /** It is done, with a risk that somebody should know of. */
    RISK("Cần lưu ý"),
    DUE_SOON("Sắp đến hạn"),
    /** "Đã nhận, sẽ gửi lúc …", and that hour is still to come. */
    PROMISED("Đã hẹn"),
    OPEN("Chưa làm"),
    /** Somebody has taken it, or has saved a draft. */
    WORKING("Đang làm"),
    /** Its turn has not come. */
    WAITING("Chưa đến lượt"),
    DONE("Đã xong"),
    /** It ended without an answer. */
    CLOSED("Không còn làm"),
    /** Nobody asks for it here. */
    NONE("Không yêu cầu");

    private static final Map<Mark, String> WORDS =
            new EnumMap<>(Stream.of(values()).collect(Collectors.toMap(Function.identity(), Mark::words)));

    private final String words;

    Mark(String words) {
        this.words = words;
    }

    /** As people read it, who may not see its colour. */
    String words() {
        return words;
    }

    /** The words of all. */
    static Map<Mark, String> allWords() {
        return Collections.unmodifiableMap(WORDS);
    }

    /** Whether nothing is left to be done. */
    boolean isSettled() {
        return this == DONE || this == NONE || this == CLOSED;
    }
}
