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
 * Chains the acts by hash, so that one which somebody changes or removes behind the application's back shows.
 *
 * <p>They are sealed after they are committed: a chain that grew with each act would make whoever acts wait for all
 * others. Of two acts the later one may be sealed first, so the chain has an order of its own.
 */
@Component
public class Seals {

    private static final int AT_ONCE = 1_000;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})-([0-9a-f]{64})");

    /** Any number that nobody else locks. */
    private static final long LOCK = 7_205_022_022L;

    /** All that an act says; a column that is added later must not change what is sealed already. */
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
     * @param said null when the act is gone
     * @param hasItsText whether what people typed of it is what they typed, or was taken out in its time
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
     * Seals acts that are committed and not sealed yet.
     *
     * @return whether there may be more
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

    /** Puts before {@link #seal} whatever was added past the triggers. Reads the whole record. */
    @Transactional
    void lookForUnsealed() {
        hold();
        jdbc.sql("""
                        insert into act_unsealed
                        select id from act a where not exists (select from act_seal s where s.act_id = a.id)
                        on conflict do nothing""").update();
    }

    /** The newest link; written down elsewhere, it shows whether everything before it was replaced. */
    public Optional<Seal> last() {
        return jdbc.sql("select number, hash from act_seal order by number desc limit 1")
                .query((row, n) -> new Seal(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    /** What has become of a seal that was written down elsewhere. */
    public enum Kept {
        /** It is there still; so is what it sealed, when nothing is {@link #broken}. */
        SAME,
        /** The end of the record was cut off. */
        GONE,
        /** The record was made anew. */
        DIFFERENT
    }

    /**
     * Looks for a seal as {@link Seal#written} gives it; empty when this is none.
     *
     * @param written spaces and capitals do not matter
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

    /** The number of the first link that does not fit its act and the link before; empty when all do. */
    @Transactional(readOnly = true)
    public Optional<Long> broken() {
        Seal last = cut().orElse(Seal.BEFORE_THE_FIRST);
        // Page by page: the record is kept for years.
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
     * Takes out the acts before this hour, up to the first that is not; the seals stay, and the record begins after them.
     * The caller puts that on record, with the seal, or the chain counts as broken.
     *
     * @return the last seal that lost its act; empty when there was nothing to take out
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

    /** Until the transaction ends no other node adds to the chain, or cuts it. */
    private void hold() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Integer.class)
                .single();
    }

    /** The seal that the record begins after, if that is on record; empty when it begins with the first act. */
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
