package vn.diemcau.security;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The groups that an account belongs to for good; the engine's query has those that it is a deputy of among them. */
@Component
class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> of(String account) {
        return jdbc.sql("select group_id_ from act_id_membership where user_id_ = ?")
                .param(account)
                .query(String.class)
                .list();
    }
}
