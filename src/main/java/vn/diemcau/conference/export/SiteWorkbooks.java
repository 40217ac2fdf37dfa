package vn.diemcau.conference.export;

import java.time.LocalDateTime;
import java.util.List;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.conference.registration.UnitSites.Guest;

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
        List<SheetColumn> columns = List.of(
                SheetColumn.centred("STT", 5),
                SheetColumn.text("Đơn vị", 20),
                SheetColumn.text("Điểm cầu", 22),
                SheetColumn.centred("Cấp", 8),
                SheetColumn.text("Địa điểm", 27),
                SheetColumn.text("Chủ trì", 21),
                SheetColumn.text("Cán bộ kỹ thuật", 20),
                SheetColumn.centred("Điện thoại", 13),
                SheetColumn.number("Số đại biểu", 8),
                SheetColumn.centred("Nguồn điện dự phòng", 10),
                SheetColumn.centred("Đường truyền dự phòng", 11),
                SheetColumn.text("Ghi chú", 22));
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
        List<SheetColumn> columns = List.of(
                SheetColumn.centred("STT", 6),
                SheetColumn.text("Đơn vị", 44),
                SheetColumn.number("Số điểm cầu", 12),
                SheetColumn.number("Số đại biểu", 12),
                SheetColumn.moment("Đăng ký lúc", 20),
                SheetColumn.text("Muộn", 24),
                SheetColumn.number("Số lần điều chỉnh", 12),
                SheetColumn.text("Nhập thay", 30));
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
        List<SheetColumn> columns = List.of(
                SheetColumn.centred("STT", 6),
                SheetColumn.text("Đơn vị", 36),
                SheetColumn.text("Điểm cầu", 34),
                SheetColumn.text("Địa điểm", 52),
                SheetColumn.centred("Nguồn điện dự phòng", 14));
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
        List<SheetColumn> columns = List.of(
                SheetColumn.centred("STT", 6),
                SheetColumn.text("Đơn vị", 36),
                SheetColumn.text("Điểm cầu", 36),
                SheetColumn.number("Số đại biểu", 11),
                SheetColumn.number("Số đại biểu tối đa", 11),
                SheetColumn.text("Ghi chú", 40));
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
