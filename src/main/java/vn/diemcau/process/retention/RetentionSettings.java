package vn.diemcau.process.retention;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Retention periods in days.
 *
 * @param enabled false where something else calls {@link Retention#run()}
 * @param persons for names, phone numbers and typed text, from the end of the conference
 * @param history for the engine's history, from the end of a process
 * @param record for the record of acts
 */
@ConfigurationProperties("diemcau.retention")
record RetentionSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("180") int persons,
        @DefaultValue("400") int history,
        @DefaultValue("3650") int record) {

    RetentionSettings {
        if (persons < 1 || history < 1 || record < persons) {
            throw new IllegalArgumentException("Thời hạn lưu giữ (diemcau.retention) tính bằng ngày, ít nhất 1 ngày;"
                    + " nhật ký không ngắn hơn dữ liệu cá nhân.");
        }
    }

    Period ofPersons() {
        return Period.ofDays(persons);
    }

    Period ofRecord() {
        return Period.ofDays(record);
    }
}
