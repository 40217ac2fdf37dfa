package vn.diemcau.identity.provider;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The permanent groups of an account. The engine's query also returns the groups that the account is a deputy of. */
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

    /** The number of accounts in a group; locks the count until the transaction ends. */
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
