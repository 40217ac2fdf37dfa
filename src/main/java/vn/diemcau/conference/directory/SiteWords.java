package vn.diemcau.conference.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.diemcau.platform.text.VietnameseText;

/**
 * What the sites of an office, and those below it, are called.
 *
 * @param level name of the level of its sites, as it stands in a sentence: "tỉnh", "Trung ương"
 * @param below name of the level below a unit: "xã"; null when nothing below it may open a site
 * @param listedBelow what lists call that level: "cơ sở"; null like it
 * @param isCollective whether it stands for its members, which may be others than the listed ones and may come to its
 *     site instead of opening their own (O30)
 * @param shortName name of a collective unit among its members, in sentences about its site
 * @param membersAre what those below it are called: "xã, thị trấn"; null when there are none
 */
public record SiteWords(
        String level, String below, String listedBelow, boolean isCollective, String shortName, String membersAre) {

    /** The names of a directory that names none. */
    static final List<String> LEVELS = List.of("tỉnh", "huyện", "xã");

    static final String LISTED_BELOW = "cơ sở";

    private static final Set<String> COMMUNES = Set.of("xã", "phường", "thị trấn", "đặc khu");

    private static final String MEMBERS = "đơn vị thành viên";

    /** An office without sites of its own below it. */
    static SiteWords single(String level) {
        return new SiteWords(level, null, null, false, null, null);
    }

    /**
     * What a directory that says nothing about it means.
     *
     * @param kinds the kind of each place below it
     */
    public static SiteWords of(boolean isUnit, Collection<String> kinds) {
        if (!isUnit) {
            return single(LEVELS.get(0));
        }
        return kinds.isEmpty()
                ? single(LEVELS.get(1))
                : new SiteWords(LEVELS.get(1), LEVELS.get(2), LISTED_BELOW, !haveCommunes(kinds), null, members(kinds));
    }

    /** Whether some of the places are communes. */
    static boolean haveCommunes(Collection<String> kinds) {
        return kinds.stream()
                .anyMatch(kind -> COMMUNES.contains(VietnameseText.clean(kind).toLowerCase(Locale.ROOT)));
    }

    /** "xã, thị trấn". */
    static String members(Collection<String> kinds) {
        return kinds.isEmpty()
                ? MEMBERS
                : kinds.stream().map(VietnameseText::lowerFirst).distinct().collect(Collectors.joining(", "));
    }

    /** Those of a row of the table of agencies. */
    public static SiteWords read(ResultSet row) throws SQLException {
        return new SiteWords(
                row.getString("level"),
                row.getString("level_below"),
                row.getString("listed_below"),
                row.getBoolean("collective"),
                row.getString("short_name"),
                row.getString("members_are"));
    }

    /** A collective unit of a directory that says nothing about it. */
    public static SiteWords collective(Collection<String> kinds) {
        return new SiteWords(LEVELS.get(1), LEVELS.get(2), LISTED_BELOW, true, null, members(kinds));
    }

    /** "Không mở điểm cầu cấp xã": the declaration that nothing below the unit opens a site. */
    public String none() {
        return "Không mở điểm cầu " + (isCollective ? "tại các " + membersAre : "cấp " + below);
    }

    /** "dự tại đơn vị": how its members say that they come to its site. */
    public String atUnit() {
        return "dự tại " + called();
    }

    /** What its members call a collective unit. */
    public String called() {
        return shortName == null ? "đơn vị" : shortName;
    }

    /** Whether something below it may open a site. */
    public boolean hasMembers() {
        return below != null;
    }

    /** "Tỉnh", for a cell. */
    public static String cell(String level) {
        return VietnameseText.upperFirst(level);
    }
}
