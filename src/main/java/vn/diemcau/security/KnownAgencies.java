package vn.diemcau.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.directory.Agency;
import vn.diemcau.directory.Directory;

/** The agencies of the directory as it was last loaded. */
@Component
class KnownAgencies {

    private volatile Set<String> codes = Set.of();
    private volatile String office;
    private volatile String officeName = "Văn phòng";

    void set(Directory directory) {
        codes = directory.agencies().stream().map(Agency::code).collect(Collectors.toUnmodifiableSet());
        for (Agency agency : directory.agencies()) {
            if (agency.kind() == Agency.Kind.OFFICE) {
                office = agency.code();
                officeName = agency.name();
            }
        }
    }

    boolean contains(String code) {
        return codes.contains(code);
    }

    boolean isOffice(String code) {
        return code.equals(office);
    }

    String officeName() {
        return officeName;
    }
}
