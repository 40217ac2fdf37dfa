package vn.diemcau.audit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.platform.text.VietnameseText;

/** The record of all acts. The acting code writes each act in the transaction of the act. */
@Repository
public class Journal {

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    /** The text in place of a removed reason. */
    static final String REMOVED = "(đã xóa theo thời hạn lưu giữ)";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Actors actors;
    private final ActTexts texts;
    private final Sealer sealer;
    private final Clock clock;

    Journal(JdbcClient jdbc, ObjectMapper json, Actors actors, ActTexts texts, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.actors = actors;
        this.texts = texts;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * An act on record.
     *
     * @param by user id, null for the system
     * @param byAgency code of the agency that the person acted for, or null
     * @param address network address, or null
     */
    public record Entry(long id, Instant at, String by, String byAgency, String address, Act act) {}

    /**
     * A filter for a conference's acts.
     *
     * @param agency code of the acting or concerned agency, null for all
     * @param group null for all
     * @param text text in the act or its actor; null for all
     * @param named codes of the agencies whose names contain the text
     */
    public record Wanted(String agency, Kind.Group group, String text, List<String> named) {

        public static final Wanted ALL = new Wanted(null, null, null, List.of());
    }

    /** Records an act of this thread's actor, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Act act) {
        Actor actor = actors.current();
        String words = VietnameseText.clean(act.words());
        Optional<ActTexts.Text> text = Optional.ofNullable(act.reason()).map(ActTexts.Text::of);
        long id = jdbc.sql("""
                        insert into act (at, by_user, by_agency, address, kind, conference_id, duty, agencies, words,
                          detail, folded, text_digest)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?) returning id""")
                .params(
                        Timestamp.from(clock.instant()),
                        actor.user(),
                        actor.agencyIn(act.agencies()),
                        actor.address(),
                        act.kind().name(),
                        act.conference(),
                        act.duty(),
                        act.agencies().toArray(String[]::new),
                        words,
                        act.detail().isEmpty() ? null : write(act.detail()),
                        VietnameseText.fold(words),
                        text.map(ActTexts.Text::digest).orElse(null))
                .query(Long.class)
                .single();
        text.ifPresent(typed -> texts.add(id, typed));
        sealer.sealAfterCommit();
    }

    /** A page of a conference's acts, latest first. */
    public List<Entry> of(String conference, Wanted wanted, int from, int atMost) {
        return wanted(
                        "select a.*, coalesce(t.reason, a.reason) as typed,"
                                + " a.text_digest is not null and t.act_id is null as removed",
                        " order by at desc, id desc limit :limit offset :from",
                        conference,
                        wanted)
                .param("limit", atMost)
                .param("from", from)
                .query(this::read)
                .list();
    }

    public int count(String conference, Wanted wanted) {
        return wanted("select count(*)", "", conference, wanted)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec wanted(String what, String order, String conference, Wanted wanted) {
        // Acts on accounts belong to no conference and are shown with every conference.
        boolean ofAccounts = wanted.group() == Kind.Group.ACCOUNT;
        StringBuilder sql = new StringBuilder(what)
                .append(" from act a left join act_text t on t.act_id = a.id where ")
                .append(ofAccounts ? "conference_id is null" : "conference_id = :conference");
        Map<String, Object> values = new HashMap<>(Map.of("conference", conference));
        if (wanted.agency() != null) {
            sql.append(" and (by_agency = :agency or :agency = any(agencies))");
            values.put("agency", wanted.agency());
        }
        if (wanted.group() != null) {
            sql.append(" and kind = any(:kinds)");
            values.put("kinds", wanted.group().kinds().stream().map(Kind::name).toArray(String[]::new));
        }
        if (wanted.text() != null) {
            sql.append(" and (a.folded like :text escape '!' or t.folded like :text escape '!' or by_user = :typed"
                    + " or by_agency = any(:named) or agencies && cast(:named as text[]))");
            values.put("text", containing(wanted.text()));
            values.put("typed", wanted.text());
            values.put("named", wanted.named().toArray(String[]::new));
        }
        return jdbc.sql(sql.append(order).toString()).params(values);
    }

    private static String containing(String text) {
        return "%" + VietnameseText.fold(text).replaceAll("[!%_]", "!$0") + "%";
    }

    private Entry read(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("by_user"),
                row.getString("by_agency"),
                row.getString("address"),
                new Act(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("words"),
                        row.getString("conference_id"),
                        row.getString("duty"),
                        List.of((String[]) row.getArray("agencies").getArray()),
                        row.getBoolean("removed") ? REMOVED : row.getString("typed"),
                        parse(row.getString("detail"))));
    }

    private String write(Map<String, Object> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> parse(String detail) {
        try {
            return detail == null ? Map.of() : json.readValue(detail, DETAIL);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
