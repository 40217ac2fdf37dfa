package vn.diemcau.web.cockpit;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.export.HistoryWorkbook;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;

/** Adds names to acts, because the record only has codes and account ids. */
@Component
class HistoryViews {

    private static final String SYSTEM = "Hệ thống";

    private final DirectoryStore directory;
    private final AccountNames names;

    HistoryViews(DirectoryStore directory, AccountNames names) {
        this.directory = directory;
        this.names = names;
    }

    List<HistoryView> of(Conference conference, List<Journal.Entry> entries) {
        Map<String, String> agencies = directory.all().stream().collect(Collectors.toMap(Agency::code, Agency::name));
        Map<String, String> people =
                names.of(entries.stream().map(Journal.Entry::by).toList());
        return entries.stream()
                .map(entry -> view(entry, entry.at().atZone(conference.zone()), agencies, people))
                .toList();
    }

    List<HistoryWorkbook.Line> lines(Conference conference, List<Journal.Entry> entries) {
        return of(conference, entries).stream()
                .map(view -> new HistoryWorkbook.Line(
                        view.at().atZone(conference.zone()).toLocalDateTime(),
                        view.who(),
                        view.person(),
                        view.words(),
                        view.agencies(),
                        view.reason(),
                        view.address()))
                .toList();
    }

    /** Codes of the agencies whose names contain this text. */
    List<String> named(String text) {
        String folded = VietnameseText.fold(text);
        return directory.all().stream()
                .filter(agency -> VietnameseText.fold(agency.name()).contains(folded))
                .map(Agency::code)
                .toList();
    }

    private static HistoryView view(
            Journal.Entry entry, ZonedDateTime at, Map<String, String> agencies, Map<String, String> people) {
        String person = entry.by() == null ? null : people.get(entry.by());
        String who = entry.byAgency() == null
                ? person == null ? SYSTEM : person
                : agencies.getOrDefault(entry.byAgency(), entry.byAgency());
        return new HistoryView(
                entry.id(),
                entry.at(),
                VietnameseTime.hour(at),
                VietnameseTime.day(at),
                who,
                person,
                entry.act().words(),
                entry.act().agencies().stream()
                        .filter(agency -> !agency.equals(entry.byAgency()))
                        .map(agency -> agencies.getOrDefault(agency, agency))
                        .toList(),
                entry.act().reason(),
                entry.act().kind().group().words(),
                entry.address());
    }
}
