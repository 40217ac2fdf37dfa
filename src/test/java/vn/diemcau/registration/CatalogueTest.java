package vn.diemcau.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.directory.Agency.Locality;

class CatalogueTest {

    private final Catalogue huongKhe = new Catalogue(List.of(
            new Locality("Thị trấn", "Hương Khê"),
            new Locality("Xã", "Hương Trà"),
            new Locality("Xã", "Hương Trạch"),
            new Locality("Xã", "Phú Gia")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Phú Gia",
                "phú gia",
                "PHU GIA",
                "  Phú   Gia ",
                "xã Phú Gia",
                "Xa Phu Gia",
                "x.Phú Gia",
                "X. phu gia"
            })
    void oneCommuneIsFoundHoweverItIsWritten(String name) {
        assertThat(huongKhe.find("", name)).containsExactly(new Locality("Xã", "Phú Gia"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hương Khê", "Thị trấn Hương Khê", "TT Hương Khê", "tt. huong khe"})
    void theWordForATownshipIsNoPartOfItsName(String name) {
        assertThat(huongKhe.find("", name)).containsExactly(new Locality("Thị trấn", "Hương Khê"));
    }

    @Test
    void decomposedLettersAreTheSameLetters() {
        String decomposed = Normalizer.normalize("Hương Trạch", Normalizer.Form.NFD);

        assertThat(huongKhe.find("", decomposed)).containsExactly(new Locality("Xã", "Hương Trạch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hương Trach A", "Hương", "Xã", "", "Lộc Yên"})
    void aNameThatIsNotOfTheUnitIsNotGuessed(String name) {
        assertThat(huongKhe.find("", name)).isEmpty();
    }

    @Test
    void diacriticsDecideWhenTheyAreThere() {
        Catalogue alike = new Catalogue(List.of(new Locality("Xã", "Thạch Hà"), new Locality("Xã", "Thạch Hạ")));

        assertThat(alike.find("", "Thạch Hạ")).containsExactly(new Locality("Xã", "Thạch Hạ"));
        assertThat(alike.find("", "Thach Ha")).hasSize(2);
    }

    @Test
    void theTypeDecidesBetweenPlacesOfOneName() {
        Catalogue twins = new Catalogue(List.of(new Locality("Xã", "Đức Thọ"), new Locality("Thị trấn", "Đức Thọ")));

        assertThat(twins.find("", "Đức Thọ")).hasSize(2);
        assertThat(twins.find("thi tran", "Đức Thọ")).containsExactly(new Locality("Thị trấn", "Đức Thọ"));
        assertThat(twins.find("", "Xã Đức Thọ")).containsExactly(new Locality("Xã", "Đức Thọ"));
    }
}
