package vn.diemcau.export;

import java.time.LocalDateTime;
import java.util.List;
import vn.diemcau.registration.Site;
import vn.diemcau.registration.SiteList;
import vn.diemcau.registration.UnitSites;
import vn.diemcau.registration.UnitSites.Guest;

/** Writes the lists of sites. */
public final class SiteWorkbooks {

    private static final String PROVINCE = "Cấp tỉnh";

    private SiteWorkbooks() {}

    /** @throws IllegalArgumentException for a list that is not of sites */
    public static byte[] of(ListKind kind, SiteList sites, Occasion occasion) {
        return switch (kind) {
            case SITES -> sites(sites, occasion);
            case SUMMARY -> summary(sites, occasion);
            case PLACES -> places(sites, occasion);
            case DELEGATES -> delegates(sites, occasion);
            case SPEECHES -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static byte[] sites(SiteList sites, Occasion occasion) {
        List<Column> columns = List.of(
                Column.centred("STT", 5),
                Column.text("Đơn vị", 20),
                Column.text("Điểm cầu", 22),
                Column.centred("Cấp", 8),
                Column.text("Địa điểm", 27),
                Column.text("Chủ trì", 21),
                Column.text("Cán bộ kỹ thuật", 20),
                Column.centred("Điện thoại", 13),
                Column.number("Số đại biểu", 8),
                Column.centred("Nguồn điện dự phòng", 10),
                Column.centred("Đường truyền dự phòng", 11),
                Column.text("Ghi chú", 22));
        try (Paper paper = new Paper("Điểm cầu", "DANH SÁCH ĐIỂM CẦU", occasion, columns)) {
            int number = 0;
            for (Site site : sites.province()) {
                site(paper, ++number, PROVINCE, site, "");
            }
            for (UnitSites unit : sites.units()) {
                for (Site site : unit.sites()) {
                    site(paper, ++number, unit.name(), site, site == unit.own() ? Notes.of(unit) : "");
                }
                for (Guest guest : unit.guests()) {
                    paper.row(
                            null,
                            unit.name(),
                            guest.label(),
                            null,
                            null,
                            null,
                            guest.technician(),
                            guest.phone(),
                            null,
                            null,
                            null,
                            Notes.of(guest));
                }
            }
            paper.total(
                    null,
                    "Tổng cộng",
                    "%d điểm cầu".formatted(sites.siteCount()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Paper.Sum(sites.delegateCount()),
                    null,
                    null,
                    null);
            paper.note(Notes.missing(sites));
            return paper.signed();
        }
    }

    private static void site(Paper paper, int number, String unit, Site site, String note) {
        paper.row(
                number,
                unit,
                site.label(),
                level(site),
                site.place(),
                site.chair(),
                site.technician(),
                site.phone(),
                site.delegates(),
                site.backupPower() ? "Có" : null,
                site.backupLine() ? "Có" : null,
                note);
    }

    private static byte[] summary(SiteList sites, Occasion occasion) {
        List<Column> columns = List.of(
                Column.centred("STT", 6),
                Column.text("Đơn vị", 44),
                Column.number("Số điểm cầu", 12),
                Column.number("Số đại biểu", 12),
                Column.moment("Đăng ký lúc", 20),
                Column.text("Muộn", 24),
                Column.number("Số lần điều chỉnh", 12),
                Column.text("Nhập thay", 30));
        try (Paper paper = new Paper("Tổng hợp", "TỔNG HỢP SỐ ĐIỂM CẦU VÀ SỐ ĐẠI BIỂU", occasion, columns)) {
            int number = 0;
            if (!sites.province().isEmpty()) {
                paper.row(++number, PROVINCE, sites.province().size(), null, null, null, null, null);
            }
            for (UnitSites unit : sites.units()) {
                paper.row(
                        ++number,
                        unit.name(),
                        unit.isRegistered() ? unit.siteCount() : null,
                        unit.isRegistered() ? unit.delegateCount() : null,
                        unit.isRegistered() ? moment(unit, occasion) : "Chưa đăng ký",
                        unit.lateText(),
                        unit.isRegistered() ? unit.version() - 1 : null,
                        unit.source());
            }
            paper.total(
                    null,
                    "Tổng cộng",
                    new Paper.Sum(sites.siteCount()),
                    new Paper.Sum(sites.delegateCount()),
                    null,
                    null,
                    null,
                    null);
            paper.note(Notes.missing(sites));
            return paper.signed();
        }
    }

    private static byte[] places(SiteList sites, Occasion occasion) {
        List<Column> columns = List.of(
                Column.centred("STT", 6),
                Column.text("Đơn vị", 36),
                Column.text("Điểm cầu", 34),
                Column.text("Địa điểm", 52),
                Column.centred("Nguồn điện dự phòng", 14));
        try (Paper paper = new Paper("Địa điểm", "DANH SÁCH ĐỊA ĐIỂM CẦN BẢO ĐẢM NGUỒN ĐIỆN", occasion, columns)) {
            int number = 0;
            for (Site site : sites.province()) {
                paper.row(++number, PROVINCE, site.label(), site.place(), site.backupPower() ? "Có" : null);
            }
            for (UnitSites unit : sites.units()) {
                for (Site site : unit.sites()) {
                    paper.row(++number, unit.name(), site.label(), site.place(), site.backupPower() ? "Có" : null);
                }
            }
            paper.total(null, "Tổng cộng", "%d địa điểm".formatted(number), null, null);
            paper.note(Notes.missing(sites));
            return paper.signed();
        }
    }

    private static byte[] delegates(SiteList sites, Occasion occasion) {
        List<Column> columns = List.of(
                Column.centred("STT", 6),
                Column.text("Đơn vị", 36),
                Column.text("Điểm cầu", 36),
                Column.number("Số đại biểu", 11),
                Column.number("Số đại biểu tối đa", 11),
                Column.text("Ghi chú", 40));
        try (Paper paper = new Paper("Đại biểu", "SỐ LƯỢNG ĐẠI BIỂU DỰ TẠI CÁC ĐIỂM CẦU", occasion, columns)) {
            int number = 0;
            for (UnitSites unit : sites.units()) {
                int first = paper.next();
                for (Site site : unit.sites()) {
                    paper.row(
                            ++number,
                            unit.name(),
                            site.label(),
                            site.delegates(),
                            site.delegateCap(),
                            site == unit.own() ? Notes.of(unit) : "");
                }
                for (Guest guest : unit.guests()) {
                    paper.row(null, unit.name(), guest.label(), null, null, Notes.of(guest));
                }
                if (unit.isRegistered()) {
                    paper.subtotal(
                            first,
                            null,
                            "Cộng " + unit.name(),
                            "%d điểm cầu".formatted(unit.siteCount()),
                            new Paper.Sum(unit.delegateCount()),
                            null,
                            null);
                }
            }
            paper.total(
                    null,
                    "Tổng cộng các đơn vị",
                    "%d điểm cầu".formatted(number),
                    new Paper.Sum(sites.delegateCount()),
                    null,
                    null);
            paper.note(Notes.missing(sites));
            return paper.signed();
        }
    }

    private static LocalDateTime moment(UnitSites unit, Occasion occasion) {
        return unit.firstAt()
                .atZone(occasion.conference().zone())
                .toLocalDateTime()
                .withNano(0);
    }

    private static String level(Site site) {
        return switch (site.level()) {
            case PROVINCE -> "Tỉnh";
            case DISTRICT -> "Huyện";
            case COMMUNE -> "Cơ sở";
        };
    }
}
