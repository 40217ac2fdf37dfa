package vn.diemcau.identity.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Directory;
import vn.diemcau.conference.directory.DirectoryStore;

/** The agencies of the last loaded directory and those added since, and which of them are Offices. */
@Component
public class AgencyIndex {

    public record Named(String code, String name) {}

    private volatile Set<String> codes = Set.of();
    private volatile List<Named> named = List.of();
    private volatile Set<String> leadership = Set.of();
    private volatile Map<String, String> offices = Map.of();
    private volatile String officeName = "Văn phòng";

    /** Knows what was added since, here or on another node. */
    private final DirectoryStore store;

    AgencyIndex(DirectoryStore store) {
        this.store = store;
    }

    /** @param suffixes of the Offices, by code */
    void set(Directory directory, Map<String, String> suffixes) {
        codes = directory.agencies().stream().map(Agency::code).collect(Collectors.toUnmodifiableSet());
        named = directory.agencies().stream()
                .map(agency -> new Named(agency.code(), agency.name()))
                .toList();
        leadership = directory.agencies().stream()
                .filter(agency -> agency.kind() == Agency.Kind.LEADERSHIP)
                .map(Agency::code)
                .collect(Collectors.toUnmodifiableSet());
        offices = Map.copyOf(suffixes);
        officeName = suffixes.size() > 1
                ? "Văn phòng chủ trì Hội nghị"
                : suffixes.keySet().stream().map(this::name).findFirst().orElse("Văn phòng");
    }

    public boolean contains(String code) {
        return codes.contains(code)
                || store.added().stream().anyMatch(agency -> agency.code().equals(code));
    }

    /** All codes, in the directory's order. */
    public List<String> codes() {
        return all().map(Named::code).toList();
    }

    public List<Named> named(List<String> codes) {
        return all().filter(agency -> codes.contains(agency.code())).toList();
    }

    private Stream<Named> all() {
        return Stream.concat(
                named.stream(),
                store.added().stream()
                        .filter(agency -> !codes.contains(agency.code()))
                        .map(agency -> new Named(agency.code(), agency.name())));
    }

    public boolean isOffice(String code) {
        return offices.containsKey(code);
    }

    /** Whether each Office sees its own conferences alone. An only Office sees all, also those of a former one. */
    public boolean hasSeveralOffices() {
        return offices.size() > 1;
    }

    /** Whether a group is the screens of an operations room. */
    public boolean isOfScreens(String group) {
        return group.equals(ScreenAccounts.GROUP)
                || offices.keySet().stream().anyMatch(office -> group.equals(screensOf(office)));
    }

    /** The group of the screens in the operations room of an Office. */
    public String screensOf(String office) {
        return ScreenAccounts.GROUP + offices.getOrDefault(office, office);
    }

    boolean isLeadership(String code) {
        return leadership.contains(code);
    }

    /** Whether a group has more rights than an agency or may see everything. Its members cannot be deputies. */
    boolean isAbove(String group) {
        return group.equals(Groups.CAMUNDA_ADMIN) || isOfScreens(group) || isOffice(group) || isLeadership(group);
    }

    /** The name of an agency; its code when the directory lacks it. */
    public String name(String code) {
        return all().filter(agency -> agency.code().equals(code))
                .map(Named::name)
                .findFirst()
                .orElse(code);
    }

    /** The sentence that refuses everybody outside the Office, or outside any. */
    public String officeOnly() {
        return "Chỉ " + officeName + " được thực hiện việc này.";
    }
}
