package vn.diemcau.conference.export;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.Site.Level;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.conference.registration.UnitSites.Guest;

/** Writes the lists of sites. */
public final class SiteWorkbooks {

    private static final String TOTAL = "Tổng cộng";

    private static final String UNIT = "Đơn vị";
    private static final String SITE = "Điểm cầu";
    private static final String DELEGATES = "Số đại biểu";

    private SiteWorkbooks() {}

    /** @throws IllegalArgumentException for a list that does not contain sites */
    public static byte[] of(ListKind kind, SiteList sites, Occasion occasion) {
        return switch (kind) {
            case SITES -> sites(sites, occasion);
            case SUMMARY -> summary(sites, occasion);
            case PLACES -> places(sites, occasion);
            case DELEGATES -> delegates(sites, occasion);
            case SPEECHES -> throw new IllegalArgumentException(kind.name());
        };
    }

    /**
     * A site, or guests without their own site.
     *
     * @param site null for guests
     * @param guest null for a site
     */
    private record Line(String unit, String level, Site site, Guest guest, String note) {

        static Line top(SiteList sites, Site site) {
            return new Line(sites.top(), sites.level(), site, null, "");
        }

        static Line of(UnitSites unit, Site site, String note) {
            SiteWords words = unit.words();
            return new Line(
                    unit.name(),
                    site.level() == Level.DISTRICT ? words.level() : words.listedBelow(),
                    site,
                    null,
                    note);
        }

        static Line of(UnitSites unit, Guest guest) {
            return new Line(unit.name(), null, null, guest, Notes.of(guest, unit.words()));
        }

        String label() {
            return site == null ? guest.label() : site.label();
        }

        String technician() {
            return site == null ? guest.technician() : site.technician();
        }

        String phone() {
            return site == null ? guest.phone() : site.phone();
        }
    }

    /** A value for sites only. */
    private static Function<Line, Object> ofSite(Function<Site, ?> value) {
        return line -> line.site() == null ? null : value.apply(line.site());
    }

    private static byte[] sites(SiteList sites, Occasion occasion) {
        List<SheetColumn<Line>> columns = List.of(
                SheetColumn.ordinal(5),
                SheetColumn.text(UNIT, 20, Line::unit),
                SheetColumn.text(SITE, 22, Line::label),
                SheetColumn.centred("Cấp", 8, SiteWorkbooks::level),
                SheetColumn.text("Địa điểm", 27, ofSite(Site::place)),
                SheetColumn.text("Chủ trì", 21, ofSite(Site::chair)),
                SheetColumn.text("Cán bộ kỹ thuật", 20, Line::technician),
                SheetColumn.centred("Điện thoại", 13, Line::phone),
                SheetColumn.number(DELEGATES, 8, ofSite(Site::delegates)),
                SheetColumn.centred("Nguồn điện dự phòng", 10, ofSite(site -> yes(site.backupPower()))),
                SheetColumn.centred("Đường truyền dự phòng", 11, ofSite(site -> yes(site.backupLine()))),
                SheetColumn.text("Ghi chú", 22, Line::note));
        try (Paper<Line> paper = new Paper<>("Điểm cầu", "DANH SÁCH ĐIỂM CẦU", occasion, columns)) {
            sites.province().forEach(site -> paper.row(Line.top(sites, site)));
            for (UnitSites unit : sites.units()) {
                addSites(paper, unit);
            }
            paper.total(Map.of(
                    UNIT, TOTAL, SITE, count(sites.siteCount()), DELEGATES, new Paper.Sum(sites.delegateCount())));
            paper.note(Notes.missing(sites, occasion.at()));
            return paper.signed();
        }
    }

    private static void addSites(Paper<Line> paper, UnitSites unit) {
        unit.sites().forEach(site -> paper.row(Line.of(unit, site, site == unit.own() ? Notes.of(unit) : "")));
        unit.guests().forEach(guest -> paper.aside(Line.of(unit, guest)));
    }

    /** @param unit null for the province's sites */
    private record Sums(UnitSites unit, int sites) {

        /** A value that is empty until the unit has registered. */
        static Function<Sums, Object> of(Function<UnitSites, ?> value) {
            return sums -> sums.unit() != null && sums.unit().isRegistered() ? value.apply(sums.unit()) : null;
        }
    }

    private static byte[] summary(SiteList sites, Occasion occasion) {
        List<SheetColumn<Sums>> columns = List.of(
                SheetColumn.ordinal(6),
                SheetColumn.text(
                        UNIT,
                        44,
                        sums -> sums.unit() == null ? sites.top() : sums.unit().name()),
                SheetColumn.number(
                        "Số điểm cầu",
                        12,
                        sums -> sums.unit() == null
                                ? sums.sites()
                                : Sums.of(UnitSites::siteCount).apply(sums)),
                SheetColumn.number(DELEGATES, 12, Sums.of(UnitSites::delegateCount)),
                SheetColumn.moment("Đăng ký lúc", 20, sums -> registered(sums.unit(), occasion)),
                SheetColumn.text(
                        "Muộn",
                        24,
                        sums -> sums.unit() == null ? null : sums.unit().lateText()),
                SheetColumn.number("Số lần điều chỉnh", 12, Sums.of(unit -> unit.version() - 1)),
                SheetColumn.text(
                        "Nhập thay",
                        30,
                        sums -> sums.unit() == null ? null : sums.unit().source()));
        try (Paper<Sums> paper = new Paper<>("Tổng hợp", "TỔNG HỢP SỐ ĐIỂM CẦU VÀ SỐ ĐẠI BIỂU", occasion, columns)) {
            if (!sites.province().isEmpty()) {
                paper.row(new Sums(null, sites.province().size()));
            }
            sites.registering().forEach(unit -> paper.row(new Sums(unit, unit.siteCount())));
            paper.total(Map.of(
                    UNIT,
                    TOTAL,
                    "Số điểm cầu",
                    new Paper.Sum(sites.siteCount()),
                    DELEGATES,
                    new Paper.Sum(sites.delegateCount())));
            paper.note(Notes.missing(sites, occasion.at()));
            return paper.signed();
        }
    }

    private static Object registered(UnitSites unit, Occasion occasion) {
        if (unit == null) {
            return null;
        }
        return unit.isRegistered() ? moment(unit, occasion) : "Chưa đăng ký";
    }

    private static byte[] places(SiteList sites, Occasion occasion) {
        List<SheetColumn<Line>> columns = List.of(
                SheetColumn.ordinal(6),
                SheetColumn.text(UNIT, 36, Line::unit),
                SheetColumn.text(SITE, 34, Line::label),
                SheetColumn.text("Địa điểm", 52, ofSite(Site::place)),
                SheetColumn.centred("Nguồn điện dự phòng", 14, ofSite(site -> yes(site.backupPower()))));
        try (Paper<Line> paper =
                new Paper<>("Địa điểm", "DANH SÁCH ĐỊA ĐIỂM CẦN BẢO ĐẢM NGUỒN ĐIỆN", occasion, columns)) {
            sites.province().forEach(site -> paper.row(Line.top(sites, site)));
            for (UnitSites unit : sites.units()) {
                unit.sites().forEach(site -> paper.row(Line.of(unit, site, "")));
            }
            paper.total(Map.of(UNIT, TOTAL, SITE, "%d địa điểm".formatted(paper.rows())));
            paper.note(Notes.missing(sites, occasion.at()));
            return paper.signed();
        }
    }

    private static byte[] delegates(SiteList sites, Occasion occasion) {
        List<SheetColumn<Line>> columns = List.of(
                SheetColumn.ordinal(6),
                SheetColumn.text(UNIT, 36, Line::unit),
                SheetColumn.text(SITE, 36, Line::label),
                SheetColumn.number(DELEGATES, 11, ofSite(Site::delegates)),
                SheetColumn.number("Số đại biểu tối đa", 11, ofSite(Site::delegateCap)),
                SheetColumn.text("Ghi chú", 40, Line::note));
        try (Paper<Line> paper = new Paper<>("Đại biểu", "SỐ LƯỢNG ĐẠI BIỂU DỰ TẠI CÁC ĐIỂM CẦU", occasion, columns)) {
            for (UnitSites unit : sites.units()) {
                int first = paper.next();
                addSites(paper, unit);
                if (unit.isRegistered()) {
                    paper.subtotal(
                            first,
                            Map.of(
                                    UNIT,
                                    "Cộng " + unit.name(),
                                    SITE,
                                    count(unit.siteCount()),
                                    DELEGATES,
                                    new Paper.Sum(unit.delegateCount())));
                }
            }
            paper.total(Map.of(
                    UNIT,
                    "Tổng cộng các đơn vị",
                    SITE,
                    count(paper.rows()),
                    DELEGATES,
                    new Paper.Sum(sites.delegateCount())));
            paper.note(Notes.missing(sites, occasion.at()));
            return paper.signed();
        }
    }

    private static String count(int sites) {
        return "%d điểm cầu".formatted(sites);
    }

    private static String yes(boolean isThere) {
        return isThere ? "Có" : null;
    }

    private static LocalDateTime moment(UnitSites unit, Occasion occasion) {
        return unit.firstAt()
                .atZone(occasion.conference().zone())
                .toLocalDateTime()
                .withNano(0);
    }

    private static Object level(Line line) {
        return line.level() == null ? null : SiteWords.cell(line.level());
    }
}
