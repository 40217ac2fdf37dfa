package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.DiemCauTest;
import vn.diemcau.web.Web;

/** Where "/" leads. */
@DiemCauTest
class StartPageIT {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "huongkhe, /camunda/app/tasklist/",
        "vtht,     /camunda/app/tasklist/",
        "tttu,     /camunda/app/tasklist/",
        "vptu,     /camunda/app/cockpit/",
        "admin,    /camunda/app/admin/",
        "manhinh,  /man-hinh"
    })
    void leads_each_person_to_where_they_work(String user, String place) {
        Web person = Web.signedIn(port, user, "diemcau-demo");

        assertThat(leadsTo(person)).isEqualTo(place);
        assertThat(person.get(place).statusCode()).isLessThan(400);
    }

    @Test
    void leads_who_is_not_signed_in_to_the_sign_in() {
        assertThat(leadsTo(Web.nobody(port))).isEqualTo("/camunda/app/tasklist/default/?start#/login");
        assertThat(Web.nobody(port).get("/camunda/app/tasklist/default/?start").body())
                .contains("diemcau-tasklist");
        assertThat(Web.nobody(port)
                        .get("/camunda/api/tasklist/plugin/diemcau-tasklist/static/app/plugin.js")
                        .statusCode())
                .as("the script that leads on from there")
                .isEqualTo(200);
    }

    private static String leadsTo(Web person) {
        HttpResponse<String> answer = person.get("/");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
