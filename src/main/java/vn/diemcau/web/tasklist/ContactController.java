package vn.diemcau.web.tasklist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.conference.HelpSubject;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.process.task.OfficerTasks;

/** The contacts for questions about a task. */
@RestController
class ContactController {

    record Contacts(List<Group> groups) {}

    /** @param about the subject */
    record Group(String about, List<Person> people) {}

    /**
     * @param post with its office
     * @param phone empty when the directory lacks it
     */
    record Person(String post, String email, String phone) {}

    private final OfficerTasks tasks;
    private final Conferences conferences;
    private final DirectoryStore directory;
    private final CurrentUser user;

    ContactController(OfficerTasks tasks, Conferences conferences, DirectoryStore directory, CurrentUser user) {
        this.tasks = tasks;
        this.conferences = conferences;
        this.directory = directory;
        this.user = user;
    }

    @GetMapping("/api/tasks/{id}/contacts")
    @Transactional(readOnly = true)
    Contacts contacts(@PathVariable String id) {
        Duty duty = tasks.openDuty(id);
        Conference conference = conferences.get(duty.conference());
        Agency agency = directory.find(duty.agency()).orElseThrow();
        Agency host = directory.find(conference.host()).orElseThrow();
        List<Group> groups = new ArrayList<>();
        Set<String> named = new HashSet<>();
        add(groups, named, agency.name() + ", nơi thực hiện", agency, everybody(agency));
        for (Plan.HelpLine line : conferences.helpLines(conference.id())) {
            Agency helper = directory.find(line.agency()).orElseThrow();
            String about = HelpSubject.words(line.subject());
            add(groups, named, about, helper, List.of(helper.contact(line.role())));
        }
        add(groups, named, host.name() + ", nơi chủ trì", host, everybody(host));
        return new Contacts(groups);
    }

    private static List<Agency.Contact> everybody(Agency agency) {
        return Stream.concat(agency.contacts().stream(), Stream.of(agency.leader()))
                .toList();
    }

    /** Adds contacts without the user's own office and without duplicates. */
    private void add(
            List<Group> groups, Set<String> named, String about, Agency agency, List<Agency.Contact> contacts) {
        if (user.agencies().contains(agency.code())) {
            return;
        }
        List<Person> people = contacts.stream()
                .map(contact -> new Person(
                        agency.post(contact.role()), contact.email(), Objects.requireNonNullElse(contact.phone(), "")))
                .filter(person -> named.add(person.post()))
                .toList();
        if (!people.isEmpty()) {
            groups.add(new Group(about, people));
        }
    }
}
