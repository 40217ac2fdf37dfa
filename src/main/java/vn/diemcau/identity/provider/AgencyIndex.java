package vn.diemcau.identity.provider;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Directory;

/** The agencies of the last loaded directory. */
@Component
public class AgencyIndex {

    public record Named(String code, String name) {}

    private volatile Set<String> codes = Set.of();
    private volatile List<Named> named = List.of();
    private volatile Set<String> leadership = Set.of();
    private volatile String office;
    private volatile String officeName = "Văn phòng";

    void set(Directory directory) {
        codes = directory.agencies().stream().map(Agency::code).collect(Collectors.toUnmodifiableSet());
        named = directory.agencies().stream()
                .map(agency -> new Named(agency.code(), agency.name()))
                .toList();
        leadership = directory.agencies().stream()
                .filter(agency -> agency.kind() == Agency.Kind.LEADERSHIP)
                .map(Agency::code)
                .collect(Collectors.toUnmodifiableSet());
        for (Agency agency : directory.agencies()) {
            if (agency.kind() == Agency.Kind.OFFICE) {
                office = agency.code();
                officeName = agency.name();
            }
        }
    }

    public boolean contains(String code) {
        return codes.contains(code);
    }

    /** All codes, in the directory's order. */
    public List<String> codes() {
        return named.stream().map(Named::code).toList();
    }

    public List<Named> named(List<String> codes) {
        return named.stream().filter(agency -> codes.contains(agency.code())).toList();
    }

    public boolean isOffice(String code) {
        return code.equals(office);
    }

    boolean isLeadership(String code) {
        return leadership.contains(code);
    }

    /** Whether a group has more rights than an agency or may see everything. Its members cannot be deputies. */
    boolean isAbove(String group) {
        return group.equals(Groups.CAMUNDA_ADMIN)
                || group.equals(ScreenAccounts.GROUP)
                || isOffice(group)
                || isLeadership(group);
    }

    /** The name of an agency; its code when the directory lacks it. */
    public String name(String code) {
        return named.stream()
                .filter(agency -> agency.code().equals(code))
                .map(Named::name)
                .findFirst()
                .orElse(code);
    }

    /** The sentence that refuses everybody outside the Office. */
    public String officeOnly() {
        return "Chỉ " + officeName + " được thực hiện việc này.";
    }
}
