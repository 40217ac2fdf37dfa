package vn.diemcau.process.retention;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many days what is kept.
 *
 * @param enabled false where something else calls {@link Retention#run()}
 * @param persons names, phones and all that people typed, after the end of their conference
 * @param history the engine's own, after the end of a process
 * @param record the acts
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
