package vn.diemcau.conference.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.platform.text.VietnameseText;

/** The names by which letters call the agencies of a directory. */
public final class AgencyNames {

    /** @param names the name and its aliases */
    public record Known(String code, List<String> names, boolean isUnit) {}

    private final Map<String, Known> byName = new HashMap<>();

    private AgencyNames() {}

    public static AgencyNames of(List<Known> agencies) {
        AgencyNames known = new AgencyNames();
        agencies.forEach(agency -> agency.names().forEach(name -> known.byName.putIfAbsent(key(name), agency)));
        return known;
    }

    /** The agency that is called so; with "tỉnh" or a title before or behind its name as well. */
    Optional<Known> called(String written) {
        List<String> keys = new ArrayList<>(List.of(key(written)));
        for (String title :
                List.of("dong chi ", "lanh dao ", "thu truong ", "giam doc ", "truong ", "thuong truc ", "giao ")) {
            if (keys.get(0).startsWith(title)) {
                keys.add(keys.get(0).substring(title.length()));
            }
        }
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(byName.get(key)).stream())
                .findFirst();
    }

    private static String key(String name) {
        StringBuilder key = new StringBuilder();
        for (char c : VietnameseText.fold(name)
                .replace("uy ban nhan dan", "ubnd")
                .replace("hoi dong nhan dan", "hdnd")
                .toCharArray()) {
            boolean isKept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (isKept) {
                key.append(c);
            } else if (!key.isEmpty() && key.charAt(key.length() - 1) != ' ') {
                key.append(' ');
            }
        }
        return key.toString().strip();
    }
}
