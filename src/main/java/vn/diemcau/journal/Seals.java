package vn.diemcau.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chains the acts by hash, so that one which somebody changes or removes behind the application's back shows.
 *
 * <p>They are sealed after they are committed: a chain that grew with each act would make whoever acts wait for all
 * others. Of two acts the later one may be sealed first, so the chain has an order of its own.
 */
@Component
public class Seals {

    private static final int AT_ONCE = 1_000;

    /** Any number that nobody else locks. */
    private static final long LOCK = 7_205_022_022L;

    /** All that an act says; a column that is added later must not change it. */
    private static final String SAID = """
            jsonb_build_array(a.id, extract(epoch from a.at), a.by_user, a.by_agency, a.address, a.kind,
              a.conference_id, a.duty, a.agencies, a.words, a.reason, a.detail)::text
            """;

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A link of the chain. */
    public record Seal(long number, byte[] hash) {

        static final Seal BEFORE_THE_FIRST = new Seal(0, new byte[0]);

        Seal next(String said) {
            MessageDigest digest = sha256();
            digest.update(hash);
            return new Seal(number + 1, digest.digest(said.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private record Unsealed(long act, String said) {}

    /** @param said null when the act is gone */
    private record Link(Seal seal, String said) {

        boolean fitsAfter(Seal last) {
            if (said == null) {
                return false;
            }
            Seal wanted = last.next(said);
            return wanted.number() == seal.number() && Arrays.equals(wanted.hash(), seal.hash());
        }
    }

    /**
     * Seals acts that are committed and not sealed yet.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean seal() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Integer.class)
                .single();
        List<Unsealed> all = jdbc.sql("select a.id, " + SAID + """
                         from act a where not exists (select from act_seal s where s.act_id = a.id)
                         order by a.id limit ?""")
                .param(AT_ONCE)
                .query((row, n) -> new Unsealed(row.getLong(1), row.getString(2)))
                .list();
        Seal last = last().orElse(Seal.BEFORE_THE_FIRST);
        for (Unsealed act : all) {
            last = last.next(act.said());
            jdbc.sql("insert into act_seal (number, act_id, hash) values (?, ?, ?)")
                    .params(last.number(), act.act(), last.hash())
                    .update();
        }
        return all.size() == AT_ONCE;
    }

    /** The newest link; written down elsewhere, it shows whether everything before it was replaced. */
    public Optional<Seal> last() {
        return jdbc.sql("select number, hash from act_seal order by number desc limit 1")
                .query((row, n) -> new Seal(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    /** The number of the first link that does not fit its act and the link before; empty when all do. */
    @Transactional(readOnly = true)
    public Optional<Long> broken() {
        Seal last = Seal.BEFORE_THE_FIRST;
        // Page by page: the record is kept for years.
        while (true) {
            List<Link> links = jdbc.sql("select s.number, s.hash, " + SAID + """
                             from act_seal s left join act a on a.id = s.act_id
                             where s.number > ? order by s.number limit ?""")
                    .params(last.number(), AT_ONCE)
                    .query((row, n) -> new Link(new Seal(row.getLong(1), row.getBytes(2)), row.getString(3)))
                    .list();
            for (Link link : links) {
                if (!link.fitsAfter(last)) {
                    return Optional.of(last.number() + 1);
                }
                last = link.seal();
            }
            if (links.size() < AT_ONCE) {
                return Optional.empty();
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
