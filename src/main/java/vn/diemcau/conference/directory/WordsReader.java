package vn.diemcau.conference.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Section;

/** Reads what a directory calls its levels, units and papers. */
final class WordsReader {

    private static final int LONGEST_LEVEL = 40;
    private static final int LONGEST_LINE = 120;
    private static final int MOST_LEVELS = 6;
    private static final int MOST_LINES = 4;

    private final List<String> levels;
    private final String listedBelow;
    /** False for a file from before there were levels, which says by its kinds of places what a unit is. */
    private final boolean hasLevels;
    /** Whether each of the written levels can be read; otherwise an agency may have one that is not among those. */
    private final boolean isEachKnown;

    WordsReader(Section root) {
        List<String> written = levels(root);
        this.hasLevels = root.count("levels") > 0;
        this.isEachKnown = written.size() == root.count("levels");
        this.levels = written.isEmpty() ? SiteWords.LEVELS : written;
        this.listedBelow =
                root.optionalLine("belowUnits", LONGEST_LEVEL).orElse(hasLevels ? null : SiteWords.LISTED_BELOW);
    }

    private static List<String> levels(Section root) {
        List<String> levels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Section.Item item : root.items("levels", LONGEST_LEVEL)) {
            if (!seen.add(item.text().toLowerCase(Locale.ROOT))) {
                item.problem("Cấp %s ghi hai lần.".formatted(Problem.quoted(item.text())));
            }
            levels.add(item.text());
        }
        if (levels.size() > MOST_LEVELS) {
            root.problem("levels", "Có %d cấp, nhiều nhất %d cấp.".formatted(levels.size(), MOST_LEVELS));
        }
        return levels;
    }

    /** @param kind null when it is invalid */
    SiteWords sites(Section section, Kind kind, List<Locality> localities) {
        boolean isUnit = kind == Kind.UNIT;
        List<String> kinds = localities.stream().map(Locality::type).toList();
        String level = level(section, isUnit);
        boolean isCollective =
                section.flag("collective", isUnit && !hasLevels && !kinds.isEmpty() && !SiteWords.haveCommunes(kinds));
        Optional<String> shortName = section.optionalLine("shortName", LONGEST_LINE);
        Optional<String> membersAre = section.optionalLine("membersAre", LONGEST_LINE);
        boolean hasMembers = isCollective || !kinds.isEmpty();
        if (kind != null && !isUnit) {
            onlyOfUnits(section, "collective", isCollective);
            onlyOfUnits(section, "shortName", shortName.isPresent());
            onlyOfUnits(section, "membersAre", membersAre.isPresent());
            return SiteWords.single(level);
        }
        if (shortName.isPresent() && !isCollective) {
            section.problem("shortName", "Chỉ đơn vị tập thể mới có tên gọi tắt.");
        }
        if (membersAre.isPresent() && !hasMembers) {
            section.problem(
                    "membersAre",
                    "Đơn vị này không có nơi nào trực thuộc: hãy ghi danh sách nơi trực thuộc, hoặc ghi là đơn vị tập"
                            + " thể.");
        }
        if (!hasMembers) {
            return SiteWords.single(level);
        }
        String below = below(level);
        return new SiteWords(
                level,
                below,
                listedBelow == null ? below : listedBelow,
                isCollective,
                shortName.orElse(null),
                membersAre.orElse(SiteWords.members(kinds)));
    }

    private String level(Section section, boolean isUnit) {
        String usual = levels.get(isUnit && levels.size() > 1 ? 1 : 0);
        String written = section.optionalLine("level", LONGEST_LEVEL).orElse(usual);
        Optional<String> known =
                levels.stream().filter(each -> each.equalsIgnoreCase(written)).findFirst();
        if (known.isEmpty() && isEachKnown) {
            section.problem(
                    "level",
                    "Không có cấp %s; các cấp là: %s.".formatted(Problem.quoted(written), String.join(", ", levels)));
        }
        return known.orElse(usual);
    }

    private String below(String level) {
        int next = levels.indexOf(level) + 1;
        return next < levels.size() ? levels.get(next) : SiteWords.LISTED_BELOW;
    }

    private static void onlyOfUnits(Section section, String key, boolean isWritten) {
        if (isWritten) {
            section.problem(key, "Chỉ đơn vị mới có mục này.");
        }
    }

    /** @return null for an agency that is no Office, or whose entry is invalid */
    OfficeWords office(Section section, Kind kind, String name, String leader) {
        Optional<Section> words = section.optionalSection("office");
        if (words.isPresent() && kind != null && kind != Kind.OFFICE) {
            section.problem("office", "Chỉ Văn phòng mới có mục này.");
        }
        if (kind != Kind.OFFICE || name == null || leader == null) {
            words.ifPresent(WordsReader::office);
            return null;
        }
        OfficeWords usual = OfficeWords.of(name, leader);
        return words.map(WordsReader::office)
                .map(written -> new OfficeWords(
                        written.heading().isEmpty() ? usual.heading() : written.heading(),
                        written.motto(),
                        written.signer() == null ? usual.signer() : written.signer(),
                        written.sender() == null ? usual.sender() : written.sender()))
                .orElse(usual);
    }

    private static OfficeWords office(Section words) {
        return new OfficeWords(
                lines(words, "heading"),
                lines(words, "motto"),
                words.optionalLine("signer", LONGEST_LINE).orElse(null),
                words.optionalLine("sender", LONGEST_LINE).orElse(null));
    }

    private static List<String> lines(Section words, String key) {
        List<String> lines =
                words.items(key, LONGEST_LINE).stream().map(Section.Item::text).toList();
        if (lines.size() > MOST_LINES) {
            words.problem(key, "Có %d dòng, nhiều nhất %d dòng.".formatted(lines.size(), MOST_LINES));
        }
        return lines;
    }
}
