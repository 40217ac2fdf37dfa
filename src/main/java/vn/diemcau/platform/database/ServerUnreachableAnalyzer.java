package vn.diemcau.platform.database;

import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Explains why the connection to the configured server failed, without printing a password. */
class ServerUnreachableAnalyzer extends AbstractFailureAnalyzer<PSQLException> {

    private final Environment environment;

    ServerUnreachableAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PSQLException cause) {
        if (DatabaseMode.of(environment).isEmbedded() || cause.getSQLState() == null) {
            return null;
        }
        String server = withoutPassword(environment.getProperty(DatabaseMode.URL));
        String state = cause.getSQLState();
        if (state.startsWith("08")) {
            return new FailureAnalysis(
                    "Không kết nối được tới máy chủ cơ sở dữ liệu " + server + ".",
                    "Kiểm tra PostgreSQL đã chạy, địa chỉ và cổng trong SPRING_DATASOURCE_URL, và tường lửa.",
                    cause);
        }
        if (state.startsWith("28")) {
            return new FailureAnalysis(
                    "Máy chủ cơ sở dữ liệu " + server + " từ chối tên đăng nhập hoặc mật khẩu.",
                    "Kiểm tra SPRING_DATASOURCE_USERNAME và SPRING_DATASOURCE_PASSWORD.",
                    cause);
        }
        if (state.equals("3D000")) {
            return new FailureAnalysis(
                    "Trên máy chủ không có cơ sở dữ liệu nêu trong " + server + ".",
                    "Tạo cơ sở dữ liệu đó hoặc sửa SPRING_DATASOURCE_URL.",
                    cause);
        }
        if (state.equals("53300")) {
            return new FailureAnalysis(
                    "Máy chủ cơ sở dữ liệu " + server + " đã hết kết nối cho phép.",
                    "Tăng max_connections của PostgreSQL hoặc giảm spring.datasource.hikari.maximum-pool-size.",
                    cause);
        }
        return null;
    }

    static String withoutPassword(String url) {
        return url.replaceAll("(?i)((?:ssl)?password=)[^&;]*", "$1***").replaceAll("//[^/@]*@", "//***@");
    }
}
