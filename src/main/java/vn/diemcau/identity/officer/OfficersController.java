package vn.diemcau.identity.officer;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.identity.provider.LdapDirectory;
import vn.diemcau.identity.provider.OfficerForm;

/** An agency's officers and their deputies, for the page "Cán bộ của cơ quan". */
@RestController
class OfficersController {

    /**
     * @param mayAppoint whether the user may appoint administrators of an agency
     * @param hasDirectory whether officers with a password on the directory server can be added
     */
    record Managed(List<AgencyIndex.Named> agencies, boolean mayAppoint, boolean hasDirectory) {}

    /** @param password shown only here */
    record Added(String id, String password) {

        @Override
        public String toString() {
            return "Added[" + id + "]";
        }
    }

    /**
     * @param deputies current, future and requested deputies of the agency
     * @param lent the agency's own officers who are current, future or requested deputies elsewhere
     */
    record Staff(List<Officers.Officer> officers, List<DeputyLists.Named> deputies, List<DeputyLists.Named> lent) {}

    private final Officers officers;
    private final AgencyDeputies deputies;
    private final DeputyLists lists;
    private final AgencyRights rights;
    private final AgencyIndex known;
    private final CurrentUser user;
    private final LdapDirectory ldap;

    OfficersController(
            Officers officers,
            AgencyDeputies deputies,
            DeputyLists lists,
            AgencyRights rights,
            AgencyIndex known,
            CurrentUser user,
            LdapDirectory ldap) {
        this.officers = officers;
        this.deputies = deputies;
        this.lists = lists;
        this.rights = rights;
        this.known = known;
        this.user = user;
        this.ldap = ldap;
    }

    @GetMapping("/api/agencies")
    Managed managed() {
        return new Managed(known.named(rights.managed()), user.isAdministrator(), ldap.isConfigured());
    }

    @GetMapping("/api/agencies/{code}/officers")
    Staff staff(@PathVariable String code) {
        return new Staff(officers.of(code), lists.of(code), lists.from(code));
    }

    @PostMapping("/api/agencies/{code}/officers")
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@PathVariable String code, @RequestBody OfficerForm form) {
        return new Added(form.id(), officers.add(code, form));
    }

    @PutMapping("/api/agencies/{code}/officers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String code, @PathVariable String id, @RequestBody OfficerForm form) {
        officers.change(code, id, form);
    }

    @PostMapping("/api/agencies/{code}/officers/{id}/password")
    Added newPassword(@PathVariable String code, @PathVariable String id) {
        return new Added(id, officers.newPassword(code, id));
    }

    @PostMapping("/api/agencies/{code}/officers/{id}/disabling")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable String code, @PathVariable String id) {
        officers.disable(code, id);
    }

    @PostMapping("/api/agencies/{code}/officers/{id}/enabling")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable String code, @PathVariable String id) {
        officers.enable(code, id);
    }

    @PostMapping("/api/agencies/{code}/deputies")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Long> name(@PathVariable String code, @RequestBody AgencyDeputies.Naming naming) {
        return Map.of("id", deputies.name(code, naming));
    }

    /** The home agency accepts a request. */
    @PostMapping("/api/agencies/{code}/deputies/{id}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@PathVariable String code, @PathVariable long id) {
        deputies.accept(code, id);
    }

    @DeleteMapping("/api/agencies/{code}/deputies/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String code, @PathVariable long id) {
        deputies.end(code, id);
    }
}
