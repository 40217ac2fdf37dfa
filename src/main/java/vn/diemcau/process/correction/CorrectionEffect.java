package vn.diemcau.process.correction;

import java.util.List;

/**
 * What a correction does.
 *
 * @param revision number of corrections, this one included
 * @param changes none when the plan stays what it is
 * @param told names of the agencies that get a mail
 * @param mails number of mails
 * @param warnings sentences about its dates; they prevent nothing
 */
public record CorrectionEffect(
        int revision, List<CorrectedWords> changes, List<String> told, int mails, List<String> warnings) {

    /** What has been done, for the Office. */
    public String message() {
        if (changes.isEmpty()) {
            return "Kế hoạch gửi lên không khác kế hoạch đang dùng.";
        }
        return mails == 0
                ? "Đã sửa kế hoạch; các cơ quan nhận nội dung đã sửa trong văn bản phát hành."
                : "Đã sửa kế hoạch; %d thư báo đang được gửi tới %d cơ quan, đơn vị.".formatted(mails, told.size());
    }
}
