package vn.diemcau.audit.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.platform.text.Sha256;

/**
 * Chains the acts by hash, so that a change or removal outside the application is detected.
 *
 * <p>Acts are sealed after their commit, because a chain within each act's transaction would make all users wait for
 * each other. The later of two acts may be sealed first, so the chain has its own order.
 */
@Component
public class Seals {

    private static final int AT_ONCE = 1_000;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})-([0-9a-f]{64})");

    /** A number that no other advisory lock of the application has. */
    private static final long LOCK = 7_205_022_022L;

    /** The sealed content of an act. A later column must not change existing seals. */
    private static final String SAID = """
            (jsonb_build_array(a.id, extract(epoch from a.at), a.by_user, a.by_agency, a.address, a.kind,
              a.conference_id, a.duty, a.agencies, a.words, a.reason, a.detail)
              || case when a.text_digest is null then '[]'::jsonb
                 else jsonb_build_array(encode(a.text_digest, 'hex')) end)::text
            """;

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A link of the chain. */
    public record Seal(long number, byte[] hash) {

        /** "1532-5f70bf18…". */
        public String written() {
            return number + "-" + HexFormat.of().formatHex(hash);
        }

        static final Seal BEFORE_THE_FIRST = new Seal(0, new byte[0]);

        Seal next(String said) {
            MessageDigest digest = Sha256.digest();
            digest.update(hash);
            return new Seal(number + 1, digest.digest(said.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private record Unsealed(long act, String said) {}

    /**
     * @param said content of the act; null when the act is gone
     * @param hasItsText whether its typed text is unchanged or properly removed
     */
    private record Link(Seal seal, String said, boolean hasItsText) {

        boolean fitsAfter(Seal last) {
            if (said == null || !hasItsText) {
                return false;
            }
            Seal wanted = last.next(said);
            return wanted.number() == seal.number() && Arrays.equals(wanted.hash(), seal.hash());
        }
    }

    /**
     * Seals committed acts that have no seal yet.
     *
     * @return whether more acts may be unsealed
     */
    @Transactional
    boolean seal() {
        hold();
        List<Unsealed> all = jdbc.sql("""
                        with taken as (
                          delete from act_unsealed where act_id in (
                            select act_id from act_unsealed order by act_id limit ?)
                          returning act_id)
                        select a.id, %s from act a
                        where a.id = any(array(select act_id from taken)) order by a.id""".formatted(SAID))
                .param(AT_ONCE)
                .query((row, n) -> new Unsealed(row.getLong(1), row.getString(2)))
                .list();
        List<Seal> chain = new ArrayList<>();
        Seal last = last().orElse(Seal.BEFORE_THE_FIRST);
        for (Unsealed act : all) {
            last = last.next(act.said());
            chain.add(last);
        }
        jdbc.sql("""
                        insert into act_seal (number, act_id, hash)
                        select number, act_id, decode(hash, 'hex') from unnest(?, ?, ?) as of (number, act_id, hash)""")
                .params(
                        chain.stream().map(Seal::number).toArray(Long[]::new),
                        all.stream().map(Unsealed::act).toArray(Long[]::new),
                        chain.stream()
                                .map(seal -> HexFormat.of().formatHex(seal.hash()))
                                .toArray(String[]::new))
                .update();
        return all.size() == AT_ONCE;
    }

    /** Queues acts for {@link #seal} that were added without the triggers. Reads the whole record. */
    @Transactional
    void lookForUnsealed() {
        hold();
        jdbc.sql("""
                        insert into act_unsealed
                        select id from act a where not exists (select from act_seal s where s.act_id = a.id)
                        on conflict do nothing""").update();
    }

    /** The newest link. A copy kept elsewhere shows whether the record before it was replaced. */
    public Optional<Seal> last() {
        return jdbc.sql("select number, hash from act_seal order by number desc limit 1")
                .query((row, n) -> new Seal(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    /** The state of a seal whose copy is kept elsewhere. */
    public enum Kept {
        /** The seal still exists; so does its content, if nothing is {@link #broken}. */
        SAME,
        /** The end of the record was cut off. */
        GONE,
        /** The record was rebuilt. */
        DIFFERENT
    }

    /**
     * Compares a seal in the format of {@link Seal#written}; empty when the format is wrong.
     *
     * @param written the written seal, ignoring blanks and case
     */
    public Optional<Kept> compare(String written) {
        Matcher seal = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!seal.matches()) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("select encode(hash, 'hex') from act_seal where number = ?")
                .param(Long.valueOf(seal.group(1)))
                .query(String.class)
                .optional()
                .map(hash -> hash.equals(seal.group(2)) ? Kept.SAME : Kept.DIFFERENT)
                .orElse(Kept.GONE));
    }

    /** The number of the first link that does not match its act or the previous link; empty when all match. */
    @Transactional(readOnly = true)
    public Optional<Long> broken() {
        Seal last = cut().orElse(Seal.BEFORE_THE_FIRST);
        // Page by page, because the record covers years.
        while (true) {
            List<Link> links = jdbc.sql("select s.number, s.hash, " + SAID + ", " + ActTexts.IS_WELL + """
                             from act_seal s left join act a on a.id = s.act_id left join act_text t on t.act_id = s.act_id
                             where s.number > ? order by s.number limit ?""")
                    .params(last.number(), AT_ONCE)
                    .query((row, n) ->
                            new Link(new Seal(row.getLong(1), row.getBytes(2)), row.getString(3), row.getBoolean(4)))
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

    /**
     * Removes the acts before this time, up to the first later one. The seals stay, and the record begins after them.
     * The caller must record the removal with the seal, otherwise the chain counts as broken.
     *
     * @return the last seal that lost its act; empty when nothing was removed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Seal> cut(Instant before, Instant now) {
        hold();
        long begin = cut().map(Seal::number).orElse(0L);
        long first =
                jdbc.sql("""
                        select coalesce(min(s.number), (select coalesce(max(number), 0) + 1 from act_seal))
                        from act_seal s join act a on a.id = s.act_id where a.at >= ?""").param(Timestamp.from(before)).query(Long.class).single();
        if (first - 1 <= begin) {
            return Optional.empty();
        }
        ActTexts.allowRemoval(jdbc);
        String acts = "(select act_id from act_seal where number < ?)";
        jdbc.sql("delete from act_text where act_id in " + acts).param(first).update();
        jdbc.sql("delete from act where id in " + acts).param(first).update();
        jdbc.sql("insert into act_cut (number, cut_at) values (?, ?)")
                .params(first - 1, Timestamp.from(now))
                .update();
        return jdbc.sql("select number, hash from act_seal where number = ?")
                .param(first - 1)
                .query((row, n) -> new Seal(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    /** Locks the chain across all nodes until the transaction ends. */
    private void hold() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Integer.class)
                .single();
    }

    /** The recorded seal after which the record begins; empty when it begins with the first act. */
    private Optional<Seal> cut() {
        return jdbc.sql("""
                        select s.number, s.hash from act_cut c join act_seal s on s.number = c.number
                        where exists (select from act a where a.kind = 'RECORD_SHORTENED'
                          and a.detail ->> 'seal' = s.number || '-' || encode(s.hash, 'hex'))
                        order by s.number desc limit 1""")
                .query((row, n) -> new Seal(row.getLong(1), row.getBytes(2)))
                .optional();
    }
}
