package vn.diemcau.conference.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.text.Telephones;
import vn.diemcau.platform.text.VietnameseText;

/**
 * One line of an answer, read cell by cell. An invalid cell becomes a problem and counts as missing.
 *
 * @param place name of the line for messages: "Dòng 3, cột "
 */
record AnswerRow(JsonNode cells, String place, List<Problem> problems) {

    /** Two numbers, each with its owner. */
    private static final int LONGEST_WITH_PHONE = 200;

    void wrong(String column, String message) {
        problems.add(new Problem(place + column, message));
    }

    /** Reports unknown cells. */
    void only(Set<String> known) {
        cells.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(VietnameseText.clean(name), "Không có mục này trong biểu đăng ký.");
            }
        });
    }

    /** The cleaned text, null when empty. */
    String text(String cell, String column, int atMost) {
        JsonNode value = cells.path(cell);
        if (value.isContainerNode() || value.isBoolean()) {
            wrong(column, "Phải là chữ.");
            return null;
        }
        String text = VietnameseText.clean(value.asText(""));
        if (text.length() > atMost) {
            wrong(column, "Dài %d ký tự, nhiều nhất %d ký tự.".formatted(text.length(), atMost));
            return null;
        }
        return text.isEmpty() || value.isNull() ? null : text;
    }

    /** As {@link #phone}, but an empty cell is a problem. */
    String phoneNeeded(String cell, String column) {
        return needed(cell, column, LONGEST_WITH_PHONE) == null ? null : phone(cell, column);
    }

    String needed(String cell, String column, int atMost) {
        int before = problems.size();
        String text = text(cell, column, atMost);
        if (text == null && problems.size() == before) {
            wrong(column, "Chưa ghi.");
        }
        return text;
    }

    /** The digits in national form, null when empty. Text beside the number is separated, whatever its length. */
    String phone(String cell, String column) {
        String typed = text(cell, column, LONGEST_WITH_PHONE);
        if (typed == null) {
            return null;
        }
        String digits = Telephones.one(typed).orElse(null);
        if (digits == null) {
            wrong(column, Telephones.problem(typed));
        }
        return digits;
    }

    /** A whole number within the bounds, null when empty. */
    Integer number(String cell, String column, int from, int to) {
        JsonNode value = cells.path(cell);
        String typed = VietnameseText.clean(value.asText(""));
        if (value.isNull() || typed.isEmpty() && !value.isContainerNode()) {
            return null;
        }
        if (!typed.matches("\\d{1,9}")) {
            wrong(column, "“%s” không phải số: chỉ ghi chữ số, ví dụ 45.".formatted(shortened(typed)));
            return null;
        }
        int number = Integer.parseInt(typed);
        if (number < from || number > to) {
            wrong(column, "Là %d, phải từ %d đến %d.".formatted(number, from, to));
            return null;
        }
        return number;
    }

    /** As {@link #number}, but an empty cell is a problem and returns 0. */
    int count(String cell, String column, int from, int to) {
        int before = problems.size();
        Integer number = number(cell, column, from, to);
        if (number == null && problems.size() == before) {
            wrong(column, "Chưa ghi.");
        }
        return number == null ? 0 : number;
    }

    boolean ticked(String cell, String column) {
        JsonNode value = cells.path(cell);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            wrong(column, "Chỉ chọn có hoặc không.");
        }
        return value.asBoolean(false);
    }

    private static String shortened(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }
}
