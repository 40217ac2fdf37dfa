package vn.diemcau.conference.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.diemcau.conference.directory.DirectoryReader;

/** The shipped conference, read against the shipped directory. */
final class HaTinhPlan {

    static final String TEXT = resource("/conferences/hatinh-2022.yaml");

    private static final Set<String> CONFERENCE_DUTIES = Set.of(
            "IssueLetter",
            "PrepareReports",
            "InviteCentralDelegates",
            "CoordinateConditions",
            "PrepareProvinceSite",
            "ConnectLines",
            "AssignCentreTechnicians",
            "KeepLinesStable",
            "AssignTelecomTechnicians",
            "KeepPowerStable",
            "PrepareAwards",
            "InviteAwardees",
            "PreparePoliceSite",
            "InvitePoliceDelegates",
            "InviteMilitaryDelegates",
            "InviteBorderGuardDelegates",
            "AssignNewspaperReporters",
            "AssignBroadcastReporters",
            "AcknowledgeSitesByPeoplesCommittee",
            "AcknowledgeSitesByTelecom",
            "AcknowledgePlacesByPower",
            "AcknowledgeNumbersByPartyOffice",
            "TestLines",
            "RepairLines",
            "DecideReadiness",
            "DecidePostponement",
            "TakeRollCall",
            "RunAwards",
            "CoverByNewspaper",
            "CoverByBroadcast",
            "CloseConference");
    private static final Set<String> UNIT_DUTIES = Set.of(
            "RegisterSites",
            "AmendRegistration",
            "PrepareHall",
            "InviteUnitDelegates",
            "AssignUnitReporters",
            "SignUnitReadiness",
            "PrepareSpeech");

    private HaTinhPlan() {}

    static Plan read(String text, Instant now) {
        return new PlanReader(
                        DirectoryReader.read(resource("/directory/hatinh.yaml")).agencies(),
                        named(CONFERENCE_DUTIES),
                        named(UNIT_DUTIES))
                .read(text, now);
    }

    private static Map<String, String> named(Set<String> codes) {
        return codes.stream().collect(Collectors.toMap(Function.identity(), code -> "Việc " + code));
    }

    private static String resource(String name) {
        try (InputStream in = HaTinhPlan.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
