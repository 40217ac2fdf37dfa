package vn.diemcau.conference.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Section;

/** Reads the codes of agencies in a plan. */
final class AgencyCodes {

    private static final int CODE_LENGTH = 200;

    private final Map<String, Agency> byCode = new LinkedHashMap<>();

    AgencyCodes(Collection<Agency> agencies) {
        agencies.forEach(agency -> byCode.put(agency.code(), agency));
    }

    /** The code of one agency; a missing or unknown one is a problem. */
    String code(Section section, String key) {
        String code = section.line(key, CODE_LENGTH);
        if (code != null && !byCode.containsKey(code)) {
            section.problem(key, unknown(code));
        }
        return code;
    }

    /** The codes of a list of agencies; each unknown or repeated one is a problem. */
    List<String> codes(Section section, String key) {
        List<String> codes = new ArrayList<>();
        Once once = new Once();
        for (Section.Item item : section.items(key, CODE_LENGTH)) {
            if (!byCode.containsKey(item.text())) {
                item.problem(unknown(item.text()));
            }
            once.check(item.text(), item::problem);
            codes.add(item.text());
        }
        return codes;
    }

    Optional<Agency> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The Offices that a plan may name as its host: "VPS (Văn phòng Sở) hoặc …". */
    String offices() {
        return byCode.values().stream()
                .filter(agency -> agency.kind() == Agency.Kind.OFFICE)
                .map(agency -> "%s (%s)".formatted(agency.code(), agency.name()))
                .collect(Collectors.joining(" hoặc "));
    }

    private String unknown(String code) {
        Optional<String> meant = byCode.values().stream()
                .filter(agency -> agency.name().equalsIgnoreCase(code)
                        || agency.aliases().stream().anyMatch(code::equalsIgnoreCase))
                .map(Agency::code)
                .findFirst();
        return "Không có cơ quan mã %s trong danh bạ%s."
                .formatted(
                        Problem.quoted(code),
                        meant.map("; hãy ghi mã %s"::formatted).orElse(""));
    }
}
