package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.web.Web;

/** An agency's administrator takes a colleague in; the colleague sets a password and goes to work. */
@BrowserTest
class AccountBrowserIT {

    private static final String OWN = "con trâu ngồi đọc báo";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        ClockUtil.reset();
        browser.close();
    }

    @Test
    void an_officer_is_taken_in_and_led_to_a_password_of_their_own() {
        signIn("huongkhe", BrowserTest.PASSWORD);
        browser.until("the tasks are seen", page -> page.address().contains("filter="));
        browser.see("a[href='/mat-khau']", "Đổi mật khẩu");
        browser.show(360, 740);
        browser.click("[cam-widget-header] button");
        browser.see("a[href='/can-bo']", "Cán bộ của cơ quan");
        browser.screenshot("account-links-360");
        browser.clickLink("Cán bộ của cơ quan");
        browser.see("#officers tr", "huongkhe");
        browser.show(1366, 768);
        browser.click("#add");
        browser.type("#officer [name=id]", "Nguyễn An");
        browser.type("#officer [name=name]", "Nguyễn Văn An");
        browser.type("#officer [name=post]", "Chuyên viên Văn phòng");
        browser.click("#officer [data-save]");
        browser.see("#officer .refused", "Tên đăng nhập");
        browser.screenshot("officers-refused");
        browser.type("#officer [name=id]", "Nguyen.VanAn");
        browser.click("#officer [data-save]");
        browser.see("#said", "Mật khẩu dùng một lần của nguyen.vanan");
        String password = browser.texts(".secret").get(0);
        browser.see("#officers tr", "Chưa đổi mật khẩu được cấp");
        browser.click("#deputize");
        browser.type("#deputy [name=account]", "huongson");
        browser.set("#deputy [name=from]", "2026-11-20T08:00");
        browser.set("#deputy [name=until]", "2027-01-20T17:00");
        browser.click("#deputy [data-save]");
        browser.see("#deputies tr", "17 giờ 00 ngày 20/01/2027");
        browser.see("#deputies tr", "Chờ Huyện ủy Hương Sơn đồng ý");
        browser.screenshot("officers-1366");
        browser.show(360, 740);
        fitsThePhone();
        browser.screenshot("officers-360");
        assertThat(browser.complaints("status of 400")).isEmpty();
        browser.close();

        browser = new Browser(port);
        signIn("NGUYEN.VanAn", password);
        browser.see("#must", "do người khác cấp");
        browser.see("#rules", "Cần ít nhất 12 ký tự");
        browser.screenshot("password-1366");
        browser.type("[name=current]", password);
        browser.type("[name=password]", "Matkhau@2022!");
        browser.type("[name=again]", "Matkhau@2022!");
        browser.click("button[type=submit]");
        browser.see("#said.refused", "Không dễ đoán");
        browser.show(360, 740);
        fitsThePhone();
        browser.screenshot("password-360");
        browser.type("[name=password]", OWN);
        browser.type("[name=again]", OWN);
        browser.click("button[type=submit]");
        browser.see("#said.done", "Đã đổi mật khẩu.");
        browser.screenshot("password-done-360");
        browser.clickLink("Về trang công việc");
        browser.until("the tasks are seen", page -> page.address().contains("/tasklist/"));
        assertThat(Web.withPassword(port, "Nguyen.VanAn", OWN)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("story")
    void another_agency_is_asked_for_a_deputy_and_answers() {
        Web asking = Web.withPassword(port, "huongkhe", BrowserTest.PASSWORD);
        LocalDateTime now =
                LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")).withSecond(0).withNano(0);
        HttpResponse<String> asked = asking.post(
                "/api/agencies/HUONGKHE/deputies",
                "{\"account\":\"vuquang\",\"from\":\"%s\",\"until\":\"%s\"}"
                        .formatted(now.minusDays(1), now.plusDays(10)));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        signIn("vuquang", BrowserTest.PASSWORD);
        browser.until("the tasks are seen", page -> page.address().contains("filter="));
        browser.see("a[href='/can-bo']", "Cán bộ của cơ quan (1 đề nghị)");
        browser.screenshot("deputy-asked-tasklist");
        browser.clickLink("Cán bộ của cơ quan (1 đề nghị)");
        browser.see("#asked", "Huyện ủy Hương Khê đề nghị cử");
        browser.see("#lent tr", "Chờ cơ quan trả lời");
        browser.show(1366, 768);
        browser.screenshot("deputy-asked-1366");
        browser.show(360, 740);
        fitsThePhone();
        browser.screenshot("deputy-asked-360");
        browser.click("#lent button:not(.stop)");
        browser.see("#sure", "xem và làm được mọi việc của Huyện ủy Hương Khê");
        browser.screenshot("deputy-sure-360");
        browser.click("#sure [data-save]");
        browser.see("#said.done", "Đã đồng ý");
        browser.see("#lent tr", "Đang làm thay");
        browser.screenshot("deputy-lent-360");
        browser.click("#lent button.stop");
        browser.see("#sure", "Cho thôi làm thay");
        browser.click("#sure [data-save]");
        browser.until("nobody is lent", page -> page.texts("#lent tr").isEmpty());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void the_administrator_makes_an_account_as_a_directory_calls_it() {
        browser.open("/camunda/app/admin/default/#/login");
        browser.trySignIn("Admin", BrowserTest.PASSWORD);
        browser.until("signed in", page -> !page.address().contains("login"));
        browser.open("/camunda/app/admin/default/#/user-create");
        browser.type("#inputUserId", "An_NV@Tinh.example");
        browser.type("#inputPassword", OWN);
        browser.type("#inputPasswordRepeat", OWN);
        browser.type("#inputFirstname", "Nguyễn Văn");
        browser.type("#inputLastname", "An");
        browser.click("button[type=submit]");
        browser.see("table", "an_nv@tinh.example");
        browser.screenshot("admin-users");
        browser.open("/camunda/app/admin/default/#/users/an_nv@tinh.example?tab=profile");
        browser.until("the profile is shown", page -> "An".equals(page.value("#inputLastname")));
        browser.screenshot("admin-user");
        assertThat(Web.withPassword(port, "AN_NV@tinh.example", OWN)
                        .get("/api/account")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("story")
    void who_signs_out_everywhere_is_asked_for_the_password_again() {
        Web phone = Web.signedIn(port, "huongson", BrowserTest.PASSWORD);
        signIn("huongson", BrowserTest.PASSWORD);
        browser.until("the tasks are seen", page -> page.address().contains("filter="));
        browser.open("/mat-khau");
        browser.see("#everywhere");
        browser.click("#end");
        browser.until("the page is left", page -> page.address().contains("/tasklist/"));
        browser.see("input[type=password]");
        assertThat(phone.get("/api/account").statusCode()).isEqualTo(401);
    }

    @Test
    void who_guesses_is_told_to_wait() {
        // A slow machine must not wait the pause out by itself.
        ClockUtil.setCurrentTime(new Date());
        browser.open("/camunda/app/tasklist/default/#/login");
        for (int i = 0; i < 5; i++) {
            String guess = "guess " + i;
            long before = failures();
            browser.trySignIn("duca", guess);
            browser.until("it was refused", page -> failures() > before);
        }
        browser.trySignIn("duca", BrowserTest.PASSWORD);
        browser.see("[notifications-panel], .notifications", "Hãy chờ");
        browser.screenshot("sign-in-slowed");
    }

    private long failures() {
        return jdbc.sql("select count(*) from act where kind = 'SIGN_IN_FAILED'")
                .query(Long.class)
                .single();
    }

    private void signIn(String user, String password) {
        browser.open("/camunda/app/tasklist/default/#/login");
        browser.trySignIn(user, password);
    }

    private void fitsThePhone() {
        assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }
}
