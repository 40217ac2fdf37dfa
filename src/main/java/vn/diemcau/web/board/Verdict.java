package vn.diemcau.web.board;

import java.util.List;

/** "Is Hương Khê ready?", in one mark and one sentence. */
record Verdict(Mark mark, String text) {

    /** @param signature the state of the unit's signature of readiness (O57); null where nobody signs */
    static Verdict of(List<Board.Cell> cells, DutyStanding signature) {
        List<Board.Cell> open =
                cells.stream().filter(cell -> !cell.mark().isSettled()).toList();
        long bad = open.stream()
                .filter(cell -> cell.mark() == Mark.OVERDUE || cell.mark() == Mark.FAILED)
                .count();
        long missing = open.stream().filter(cell -> cell.mark() != Mark.RISK).count();
        Mark worst = open.stream().map(Board.Cell::mark).min(Mark::compareTo).orElse(Mark.DONE);
        if (bad > 0) {
            return new Verdict(worst, "Chưa sẵn sàng: %d mục quá hạn hoặc chưa đạt".formatted(bad));
        }
        if (missing > 0) {
            Mark mark = open.stream()
                    .map(Board.Cell::mark)
                    .filter(each -> each != Mark.RISK)
                    .min(Mark::compareTo)
                    .orElse(worst);
            return new Verdict(mark, "Chưa sẵn sàng: còn %d mục".formatted(missing));
        }
        if (signature != null && !signature.mark().isSettled()) {
            return new Verdict(signature.mark(), "Chờ lãnh đạo ký xác nhận");
        }
        return worst == Mark.RISK
                ? new Verdict(Mark.RISK, "Sẵn sàng, có điểm cần lưu ý")
                : new Verdict(Mark.DONE, "Sẵn sàng");
    }
}
