package vn.diemcau.escalation.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.OrderedMail;

class OfficeSenderTest {

    private final Conferences conferences = mock(Conferences.class);
    private final DirectoryStore directory = mock(DirectoryStore.class);

    @Test
    void an_only_office_sends_by_its_name_unless_the_operator_sets_another() {
        offices("Văn phòng Sở");

        assertThat(sender(null, "hop")).isEqualTo("Điểm Cầu - Văn phòng Sở");
        assertThat(sender("Ban Tổ chức Hội nghị", "hop")).isEqualTo("Ban Tổ chức Hội nghị");
    }

    @Test
    void each_of_several_offices_sends_by_its_own_name_whatever_the_operator_sets() {
        offices("Văn phòng Sở", "Văn phòng UBND");
        when(conferences.host("hop")).thenReturn(Optional.of("VP1"));

        assertThat(sender("Ban Tổ chức Hội nghị", "hop")).isEqualTo("Điểm Cầu - Văn phòng UBND");
        assertThat(sender("Ban Tổ chức Hội nghị", "")).isEqualTo("Ban Tổ chức Hội nghị");
        assertThat(sender(null, "")).isEqualTo("Điểm Cầu");
    }

    private void offices(String... names) {
        List<Agency> offices = IntStream.range(0, names.length)
                .mapToObj(i -> new Agency(
                        "VP" + i,
                        Agency.Kind.OFFICE,
                        names[i],
                        List.of(),
                        null,
                        new Agency.Contact("Lãnh đạo", "ld@a.example", null),
                        List.of(),
                        List.of()))
                .toList();
        when(directory.offices()).thenReturn(offices);
        offices.forEach(office -> when(directory.find(office.code())).thenReturn(Optional.of(office)));
    }

    private String sender(String set, String conference) {
        MailSettings settings = new MailSettings(
                "diemcau@a.example",
                set,
                "offered",
                null,
                null,
                Path.of("outbox"),
                new MailSettings.Relay(true, 1, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        return new OfficeSender(settings, conferences, directory)
                .apply(new OrderedMail(
                        1,
                        "k",
                        conference,
                        "duties",
                        0,
                        null,
                        "a@b.example",
                        "Văn thư",
                        null,
                        Instant.EPOCH,
                        "<k>",
                        1,
                        null));
    }
}
