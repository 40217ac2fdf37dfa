package vn.diemcau.process.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import vn.diemcau.Letter;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryReader;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.LetterKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanReader;
import vn.diemcau.process.builder.ModelPlan.Duty;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/** Plans of different shapes, and the models that are made of them. */
enum Plans {
    EXAMPLE {
        @Override
        ModelPlan plan() {
            return ModelPlan.of(example());
        }
    },
    /** A people's committee asks six things of its own and tests the lines; no unit registers by an hour. */
    COMMITTEE {
        @Override
        ModelPlan plan() {
            return new ModelPlan(
                    OFFICE,
                    List.of(
                            drawn("IssueLetter", OFFICE),
                            own("BaoCao", DutyKind.REPORT, "SNNMT", "Chuẩn bị báo cáo tình hình và phương án ứng phó"),
                            own("TrucKyThuat", DutyKind.TECHNICIANS, "SKHCN", "Cử cán bộ kỹ thuật trực suốt cuộc họp"),
                            own("NguonDien", DutyKind.POWER, "DIENLUC", "Bảo đảm nguồn điện cho các điểm cầu"),
                            own("PhongVien", DutyKind.REPORTERS, "BAODAI", "Cử phóng viên đưa tin"),
                            own(
                                    "AnNinh",
                                    DutyKind.SECURITY,
                                    "CONGAN",
                                    "Bảo đảm an ninh, trật tự tại điểm cầu trung tâm và hướng dẫn đỗ xe cho đại biểu"),
                            own("Huy-dong", DutyKind.GENERAL, "CONGAN", "Huy động lực lượng <4 giờ & báo cáo>"),
                            drawn("TestLines", "SKHCN"),
                            drawn("TakeRollCall", OFFICE),
                            drawn("CloseConference", OFFICE),
                            own("PhongHop", DutyKind.PREPARE_SITE, null, "Bố trí phòng họp, cán bộ kỹ thuật"),
                            own("DauMoi", DutyKind.GENERAL, null, "Báo số điện thoại đầu mối")),
                    false,
                    true,
                    List.of(),
                    List.of());
        }
    },
    /** Nothing but an hour to begin. */
    START_ALONE {
        @Override
        ModelPlan plan() {
            return new ModelPlan(
                    OFFICE,
                    List.of(drawn("IssueLetter", OFFICE), drawn("CloseConference", OFFICE)),
                    false,
                    false,
                    List.of(),
                    List.of());
        }
    },
    /** B waits for A, D for B and C; others wait for steps of the conference. */
    CHAIN {
        @Override
        ModelPlan plan() {
            return new ModelPlan(
                    OFFICE,
                    List.of(
                            drawn("IssueLetter", OFFICE),
                            own("A", DutyKind.GENERAL, "SO1", "Tổng hợp ý kiến"),
                            own("B", DutyKind.GENERAL, "SO2", "Góp ý dự thảo báo cáo", "A"),
                            own("C", DutyKind.GENERAL, "SO3", "Thẩm định kinh phí", "IssueLetter"),
                            own("D", DutyKind.REPORT, "SO1", "Trình báo cáo", "A", "B", "C"),
                            own("E", DutyKind.DOCUMENTS, OFFICE, "Gửi tài liệu", "D"),
                            own("F", DutyKind.DOCUMENTS, "SO4", "In tài liệu", "D"),
                            own("G", DutyKind.GENERAL, "SO4", "Kiểm tra âm thanh", "TestLines"),
                            own("H", DutyKind.GENERAL, "SO2", "Đón đại biểu", "DecideReadiness"),
                            own("I", DutyKind.GENERAL, "SO2", "Tổng hợp điểm danh", "TakeRollCall", "G"),
                            own("K", DutyKind.GENERAL, "SO3", "Kiểm tra phòng họp các xã", "Phong"),
                            drawn("TestLines", "SO3"),
                            drawn("RepairLines", "SO2"),
                            drawn("DecideReadiness", OFFICE),
                            drawn("DecidePostponement", "LANHDAO"),
                            drawn("TakeRollCall", OFFICE),
                            drawn("CloseConference", OFFICE),
                            drawn("RegisterSites", null),
                            own("Phong", DutyKind.PREPARE_SITE, null, "Bố trí phòng họp", "RegisterSites"),
                            own("Moi", DutyKind.INVITE, null, "Mời đại biểu"),
                            own("Bao", DutyKind.GENERAL, null, "Báo cáo kết quả chuẩn bị", "Phong", "Moi"),
                            drawn("SignUnitReadiness", null)),
                    true,
                    true,
                    List.of(),
                    List.of());
        }
    },
    /** The line test with a decision, without who could postpone or repair. */
    NOBODY_POSTPONES {
        @Override
        ModelPlan plan() {
            return new ModelPlan(
                    OFFICE,
                    List.of(
                            drawn("IssueLetter", OFFICE),
                            drawn("AcknowledgeSitesByTelecom", "VNPT"),
                            drawn("TestLines", OFFICE),
                            drawn("DecideReadiness", OFFICE),
                            drawn("RunAwards", "NOIVU"),
                            drawn("CoverByNewspaper", "BAODAI"),
                            drawn("CloseConference", OFFICE),
                            drawn("RegisterSites", null),
                            drawn("AmendRegistration", null)),
                    true,
                    true,
                    List.of(),
                    List.of());
        }
    },
    /** Lists go out, and nothing is tested. */
    REGISTRATION_ALONE {
        @Override
        ModelPlan plan() {
            return new ModelPlan(
                    OFFICE,
                    List.of(
                            drawn("IssueLetter", OFFICE),
                            drawn("TakeRollCall", OFFICE),
                            drawn("CoverByBroadcast", "BAODAI"),
                            drawn("CloseConference", OFFICE),
                            drawn("RegisterSites", null),
                            drawn("AmendRegistration", null),
                            drawn("PrepareHall", null),
                            drawn("SignUnitReadiness", null)),
                    true,
                    false,
                    List.of(),
                    List.of());
        }
    },
    /** Three days with a rehearsal; duties open at hours of their own, and some are of some units alone. */
    THREE_DAYS {
        @Override
        ModelPlan plan() {
            Duty second = opening("diem-danh-2", DutyKind.ROLL_CALL, OFFICE, "Điểm danh ngày thứ hai", "ngay-2");
            return new ModelPlan(
                    OFFICE,
                    List.of(
                            drawn("IssueLetter", OFFICE),
                            own("kich-ban", DutyKind.DOCUMENTS, OFFICE, "Chuẩn bị kịch bản"),
                            own("so-lieu", DutyKind.REPORT, "SO1", "Tổng hợp số liệu"),
                            opening("tong-duyet", DutyKind.REHEARSE, OFFICE, "Tổng duyệt", null, "kich-ban", "so-lieu"),
                            opening("diem-danh-td", DutyKind.ROLL_CALL, OFFICE, "Điểm danh tổng duyệt", null),
                            opening("truc", DutyKind.TECHNICIANS, "SO2", "Trực kỹ thuật", null, "so-lieu"),
                            drawn("TestLines", "SO2"),
                            drawn("TakeRollCall", OFFICE),
                            second,
                            own("bien-ban", DutyKind.DOCUMENTS, "SO1", "Gửi biên bản ngày 2", "diem-danh-2"),
                            own("dua-tin", DutyKind.COVER, "BAODAI", "Đưa tin"),
                            drawn("CloseConference", OFFICE),
                            own("phong", DutyKind.PREPARE_SITE, null, "Bố trí phòng họp"),
                            ofSome("dai-bieu", DutyKind.ATTEND, "Cử đại biểu dự"),
                            ofSome("xe", DutyKind.GENERAL, "Bố trí xe", "phong"),
                            ofSome("bao-xe", DutyKind.GENERAL, "Báo số xe", "xe"),
                            opening("truc-diem", DutyKind.TECHNICIANS, null, "Trực điểm cầu", null),
                            drawn("SignUnitReadiness", null)),
                    false,
                    true,
                    List.of(
                            new ModelPlan.Session("ngay-2", "Ngày thứ hai"),
                            new ModelPlan.Session("ngay-3", "Ngày thứ ba")),
                    List.of());
        }
    },
    /** Three levels register by three dates, and some units register nothing. */
    THREE_REGISTRATIONS {
        @Override
        ModelPlan plan() {
            return new ModelPlan(
                    OFFICE,
                    List.of(
                            drawn("IssueLetter", OFFICE),
                            own("bao-cao", DutyKind.REPORT, OFFICE, "Chuẩn bị báo cáo"),
                            own("phong", DutyKind.PREPARE_SITE, OFFICE, "Bố trí phòng họp"),
                            own("nhan", DutyKind.ACKNOWLEDGE, OFFICE, "Nhận danh sách điểm cầu"),
                            own("nhan-dia-diem", DutyKind.ACKNOWLEDGE, "DIENLUC", "Nhận danh sách địa điểm"),
                            drawn("TestLines", "VNPT"),
                            drawn("RepairLines", "VNPT"),
                            drawn("DecideReadiness", OFFICE),
                            drawn("DecidePostponement", "LANHDAO"),
                            drawn("TakeRollCall", OFFICE),
                            drawn("CloseConference", OFFICE),
                            new Duty(
                                    "RegisterSites",
                                    null,
                                    DutyKind.REGISTER,
                                    null,
                                    List.of(),
                                    false,
                                    null,
                                    List.of("XA1", "XA2")),
                            drawn("AmendRegistration", null),
                            own("PhongXa", DutyKind.PREPARE_SITE, null, "Bố trí phòng họp")),
                    true,
                    true,
                    List.of(),
                    List.of(
                            new ModelPlan.Registration("dang-ky-xa", "Hạn đăng ký của các xã"),
                            new ModelPlan.Registration("dang-ky-dac-khu", "Hạn đăng ký của các đặc khu")));
        }
    },
    /** Three line tests, each with its repair. */
    THREE_TESTS {
        @Override
        ModelPlan plan() {
            return new ModelPlan(
                    OFFICE,
                    List.of(
                            drawn("IssueLetter", OFFICE),
                            own("bao-cao", DutyKind.REPORT, OFFICE, "Chuẩn bị báo cáo"),
                            own("nhan", DutyKind.ACKNOWLEDGE, "VNPT", "Nhận danh sách điểm cầu"),
                            drawn("TestLines", "VNPT"),
                            drawn("RepairLines", "VIETTEL"),
                            opening("thu-xa", DutyKind.TEST, "VNPT", "Chạy thử các xã", null),
                            own("sua-xa", DutyKind.REPAIR, "VIETTEL", "Khắc phục các xã", "thu-xa"),
                            opening("thu-lai", DutyKind.TEST, OFFICE, "Chạy thử lần cuối", null),
                            own("sua-lai", DutyKind.REPAIR, "VIETTEL", "Khắc phục lần cuối", "thu-lai"),
                            own("am-thanh", DutyKind.GENERAL, "VIETTEL", "Kiểm tra âm thanh", "TestLines"),
                            drawn("DecideReadiness", OFFICE),
                            drawn("DecidePostponement", "LANHDAO"),
                            drawn("TakeRollCall", OFFICE),
                            drawn("CloseConference", OFFICE),
                            drawn("RegisterSites", null),
                            drawn("AmendRegistration", null)),
                    true,
                    true,
                    List.of(),
                    List.of(new ModelPlan.Registration("dang-ky-xa", "Hạn đăng ký của các xã")));
        }
    },
    /** 150 duties of 60 agencies, of which some wait for others. */
    LARGE {
        @Override
        ModelPlan plan() {
            List<Duty> duties = new ArrayList<>(List.of(drawn("IssueLetter", OFFICE)));
            for (int i = 0; i < 148; i++) {
                duties.add(own(
                        "N" + i,
                        DutyKind.GENERAL,
                        "CQ" + i % 60,
                        "Chuẩn bị nội dung và điều kiện phục vụ số " + i,
                        i < 100 ? new String[0] : new String[] {"N" + (i - 100)}));
            }
            duties.add(drawn("CloseConference", OFFICE));
            return new ModelPlan(OFFICE, duties, false, false, List.of(), List.of());
        }
    };

    static final String OFFICE = "VPUB";

    private static final Map<String, String> NAMES = names();
    private static final Map<Plans, BuiltModels> MODELS = new ConcurrentHashMap<>();
    private static final Map<Letter, BuiltModels> LETTERS = new ConcurrentHashMap<>();

    abstract ModelPlan plan();

    /** Made once for all tests. */
    BuiltModels models() {
        return MODELS.computeIfAbsent(this, Plans::build);
    }

    /** The models of a letter's plan, whose directory names the lanes. */
    static BuiltModels models(Letter letter) {
        return LETTERS.computeIfAbsent(letter, Plans::build);
    }

    private static BuiltModels build(Letter letter) {
        List<Agency> agencies = DirectoryReader.read(letter.directory()).agencies();
        Map<String, String> names = agencies.stream().collect(Collectors.toMap(Agency::code, Agency::name));
        return ModelBuilder.build(read(letter.plan(), agencies), names::get);
    }

    BuiltModels build() {
        return ModelBuilder.build(
                plan(), LetterKind.DRAWN, code -> NAMES.getOrDefault(code, "Cơ quan " + code + " tỉnh"));
    }

    static Duty drawn(String code, String agency) {
        return new Duty(code, null, DutyKind.ofDrawn(code).orElseThrow(), agency, List.of(), false, null, List.of());
    }

    static Duty own(String code, DutyKind kind, String agency, String name, String... after) {
        return new Duty(code, name, kind, agency, List.of(after), false, null, List.of());
    }

    private static Duty opening(
            String code, DutyKind kind, String agency, String name, String session, String... after) {
        ModelPlan.Opening opens = new ModelPlan.Opening("Trước giờ " + name.toLowerCase(Locale.ROOT), session);
        return new Duty(code, name, kind, agency, List.of(after), false, opens, List.of());
    }

    private static Duty ofSome(String code, DutyKind kind, String name, String... after) {
        return new Duty(code, name, kind, null, List.of(after), false, null, List.of("XA1", "XA2"));
    }

    static Plan example() {
        return read(
                resource("/conferences/hatinh-2022.yaml"),
                DirectoryReader.read(resource("/directory/hatinh.yaml")).agencies());
    }

    private static Plan read(String text, List<Agency> agencies) {
        return new PlanReader(agencies, drawnDuties(ConferencePreparation.KEY), drawnDuties(UnitPreparation.KEY))
                .read(text, Instant.EPOCH);
    }

    private static Map<String, String> drawnDuties(String key) {
        Map<String, String> names = new TreeMap<>();
        try (InputStream in = Plans.class.getResourceAsStream("/bpmn/" + key + ".bpmn")) {
            for (UserTask task : Bpmn.readModelFromStream(in).getModelElementsByType(UserTask.class)) {
                names.put(ConferencePreparation.dutyOf(task.getId()), task.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (Agency agency :
                DirectoryReader.read(resource("/directory/hatinh.yaml")).agencies()) {
            names.put(agency.code(), agency.name());
        }
        return names;
    }

    private static String resource(String name) {
        try (InputStream in = Plans.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
