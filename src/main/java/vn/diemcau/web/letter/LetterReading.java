package vn.diemcau.web.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.letter.AgencyNames;
import vn.diemcau.conference.letter.LetterReader;
import vn.diemcau.conference.letter.Reading;

/** Reads letters by the names that the directory knows. */
@Component
public class LetterReading {

    private final DirectoryStore directory;
    private final Clock clock;

    LetterReading(DirectoryStore directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @param day completes days without a year; null to take the letter's own day, else a day that it names, else today */
    public Reading of(String text, LocalDate day) {
        return new LetterReader(agencies()).read(text, day, LocalDate.now(clock));
    }

    private AgencyNames agencies() {
        return AgencyNames.of(directory.all().stream()
                .map(agency -> new AgencyNames.Known(
                        agency.code(),
                        Stream.concat(Stream.of(agency.name()), agency.aliases().stream())
                                .toList(),
                        agency.kind() == Agency.Kind.UNIT))
                .toList());
    }
}
