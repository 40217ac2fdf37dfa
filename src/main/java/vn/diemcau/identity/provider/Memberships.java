package vn.diemcau.identity.provider;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The groups that an account belongs to for good; the engine's query has those that it is a deputy of among them. */
@Component
public class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<String> of(String account) {
        return jdbc.sql("select group_id_ from act_id_membership where user_id_ = ?")
                .param(account)
                .query(String.class)
                .list();
    }

    /** How many accounts a group has; nobody else counts them until the end of the transaction. */
    public int countOfOneAtATime(String group) {
        jdbc.sql("select id_ from act_id_group where id_ = ? for no key update")
                .param(group)
                .query(String.class)
                .optional();
        return jdbc.sql("select count(*) from act_id_membership where group_id_ = ?")
                .param(group)
                .query(Integer.class)
                .single();
    }
}
