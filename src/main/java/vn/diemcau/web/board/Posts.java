package vn.diemcau.web.board;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.registration.Site;

/** Finds the contacts of agencies and sites. */
final class Posts {

    private Posts() {}

    /**
     * The contacts of an agency, then its leader.
     *
     * @param agency null when the directory lacks it
     */
    static List<Board.Person> of(Agency agency) {
        return agency == null
                ? List.of()
                : Stream.concat(agency.contacts().stream(), Stream.of(agency.leader()))
                        .map(post -> new Board.Person(post.role(), post.phone(), post.email()))
                        .toList();
    }

    /**
     * The persons named for a site.
     *
     * @param site null until it is registered
     * @param halls the duties to prepare it
     */
    static List<Board.Person> of(Site site, List<DutyStanding> halls) {
        List<Board.Person> people = new ArrayList<>();
        if (site != null && site.technician() != null) {
            people.add(new Board.Person("Kỹ thuật điểm cầu: " + site.technician(), site.phone(), null));
        }
        for (DutyStanding hall : halls) {
            // "Họ và tên, số điện thoại", as the form's rule has it.
            String officer = hall.duty().answer().path("dutyOfficer").asText();
            int comma = officer.lastIndexOf(',');
            if (comma > 0) {
                people.add(new Board.Person(
                        "Trực hội trường: " + officer.substring(0, comma).strip(),
                        officer.substring(comma + 1).strip(),
                        null));
            }
        }
        return people;
    }
}
