package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.process.preparation.ConferenceStory;

/** All 232 sites that the province can open: 2 of its own, 14 of the units, 216 of communes. */
final class FullHouse {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FullHouse() {}

    static void registers(ConferenceStory story, DirectoryStore directory) {
        directory.all().stream()
                .filter(agency -> agency.kind() == Agency.Kind.UNIT)
                .forEach(unit -> story.does(unit.code(), "RegisterSites", Map.of("registration", registration(unit))));
    }

    /** The Bloc's sub-units come to its own site (O30); every district opens one at each of its communes. */
    static String registration(Agency unit) {
        boolean isOfCommunes =
                unit.localities().stream().noneMatch(locality -> locality.type().contains("bộ"));
        ObjectNode registration = JSON.createObjectNode();
        registration
                .putObject("own")
                .put("place", "Hội trường tầng 2")
                .put("chair", "Bí thư")
                .put("technician", "Cán bộ kỹ thuật")
                .put("phone", "0900000001")
                .put("delegates", 60)
                .put("backupPower", true)
                .put("backupLine", false);
        registration.put("noCommuneSites", !isOfCommunes);
        ArrayNode sites = registration.putArray("sites");
        if (isOfCommunes) {
            unit.localities()
                    .forEach(place -> sites.addObject()
                            .put("type", place.type())
                            .put("name", place.name())
                            .put("delegates", 30)
                            .put("technician", "Cán bộ văn hóa")
                            .put("phone", "0900000000"));
        }
        return registration.toString();
    }
}
