package vn.diemcau.conference.directory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.directory.Agency.Contact;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.conference.directory.Agency.Locality;

class HaTinhDirectoryTest {

    private final String text = text();
    private final List<Agency> agencies = DirectoryReader.read(text).agencies();

    @Test
    void it_has_the_offices_and_units_of_the_letter() {
        assertThat(agencies.stream().collect(groupingBy(Agency::kind, counting())))
                .isEqualTo(Map.of(Kind.LEADERSHIP, 1L, Kind.OFFICE, 1L, Kind.AGENCY, 10L, Kind.UNIT, 14L));
    }

    @Test
    void it_knows_every_name_by_which_the_letter_calls_an_office() {
        assertThat(agencies)
                .flatMap(agency -> Stream.concat(Stream.of(agency.name()), agency.aliases().stream())
                        .toList())
                .contains(
                        "Viễn thông tỉnh",
                        "Viễn thông Hà Tĩnh",
                        "Điện lực tỉnh",
                        "Điện lực Hà Tĩnh",
                        "Văn phòng UBND tỉnh",
                        "Văn phòng Ủy ban nhân dân tỉnh",
                        "Trung tâm Công báo - Tin học tỉnh",
                        "Trung tâm Công báo - Tin học UBND tỉnh",
                        "Đài PT-TH tỉnh",
                        "Đảng ủy Khối");
    }

    @Test
    void its_units_have_the_216_communes_of_january_2022() {
        Map<String, Long> types = agencies.stream()
                .filter(agency -> !agency.code().equals("DUKHOI"))
                .flatMap(agency -> agency.localities().stream())
                .collect(groupingBy(Locality::type, counting()));

        assertThat(types).isEqualTo(Map.of("Phường", 21L, "Thị trấn", 13L, "Xã", 182L));
    }

    @Test
    void the_sub_units_of_the_bloc_are_agencies_and_cells() {
        assertThat(agencies)
                .filteredOn(agency -> agency.code().equals("DUKHOI"))
                .flatMap(Agency::localities)
                .extracting(Locality::type)
                .containsOnly("Đảng bộ", "Chi bộ");
    }

    @Test
    void it_holds_placeholder_addresses_and_no_telephone_number() {
        assertThat(agencies)
                .flatMap(agency -> Stream.concat(Stream.of(agency.leader()), agency.contacts().stream())
                        .toList())
                .allSatisfy(contact -> {
                    assertThat(contact.email()).endsWith(".example");
                    assertThat(contact.phone()).isNull();
                })
                .extracting(Contact::email)
                .doesNotHaveDuplicates();
    }

    @Test
    void its_text_is_composed_unicode() {
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
    }

    private static String text() {
        try (InputStream in = HaTinhDirectoryTest.class.getResourceAsStream("/directory/hatinh.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
