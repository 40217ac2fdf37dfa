package vn.diemcau.conference.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.conference.directory.Agency.Locality;

class PlaceCatalogueTest {

    private final PlaceCatalogue huongKhe = new PlaceCatalogue(List.of(
            new Locality("Thị trấn", "Hương Khê"),
            new Locality("Xã", "Hương Trà"),
            new Locality("Xã", "Hương Trạch"),
            new Locality("Xã", "Phú Gia")));

    private final PlaceCatalogue ofHuongKhe = new PlaceCatalogue(huongKhe.localities(), "Huyện ủy Hương Khê");

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
    void one_commune_is_found_however_it_is_written(String name) {
        assertThat(huongKhe.find("", name)).containsExactly(new Locality("Xã", "Phú Gia"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hương Khê", "Thị trấn Hương Khê", "TT Hương Khê", "tt. huong khe"})
    void the_word_for_a_township_is_no_part_of_its_name(String name) {
        assertThat(huongKhe.find("", name)).containsExactly(new Locality("Thị trấn", "Hương Khê"));
    }

    @Test
    void decomposed_letters_are_the_same_letters() {
        String decomposed = Normalizer.normalize("Hương Trạch", Normalizer.Form.NFD);

        assertThat(huongKhe.find("", decomposed)).containsExactly(new Locality("Xã", "Hương Trạch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hương Trach A", "Hương", "Xã", "", "Lộc Yên"})
    void a_name_that_is_not_of_the_unit_is_not_guessed(String name) {
        assertThat(huongKhe.find("", name)).isEmpty();
    }

    @Test
    void diacritics_decide_when_they_are_there() {
        PlaceCatalogue alike =
                new PlaceCatalogue(List.of(new Locality("Xã", "Thạch Hà"), new Locality("Xã", "Thạch Hạ")));

        assertThat(alike.find("", "Thạch Hạ")).containsExactly(new Locality("Xã", "Thạch Hạ"));
        assertThat(alike.find("", "Thach Ha")).hasSize(2);
    }

    @Test
    void the_type_decides_between_places_of_one_name() {
        PlaceCatalogue twins =
                new PlaceCatalogue(List.of(new Locality("Xã", "Đức Thọ"), new Locality("Thị trấn", "Đức Thọ")));

        assertThat(twins.find("", "Đức Thọ")).hasSize(2);
        assertThat(twins.find("thi tran", "Đức Thọ")).containsExactly(new Locality("Thị trấn", "Đức Thọ"));
        assertThat(twins.find("", "Xã Đức Thọ")).containsExactly(new Locality("Xã", "Đức Thọ"));
    }

    /** How Party lists, councils and clerks of any province write the office instead of the place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đảng ủy xã Phú Gia",
                "Đảng uỷ xã Phú Gia",
                "ĐẢNG ỦY XÃ PHÚ GIA",
                "Đảng bộ xã Phú Gia",
                "Đảng ủy Phú Gia",
                "ĐU xã Phú Gia",
                "UBND xã Phú Gia",
                "UBND Phú Gia",
                "Ủy ban nhân dân xã Phú Gia",
                "HĐND - UBND xã Phú Gia",
                "Đảng ủy, HĐND và UBND xã Phú Gia",
                "Văn phòng Đảng ủy xã Phú Gia",
                "Ban Chấp hành Đảng bộ xã Phú Gia",
                "Thường trực Đảng ủy xã Phú Gia",
                "Điểm cầu xã Phú Gia",
                "Điểm cầu: Phú Gia",
                "Điểm cầu tại UBND xã Phú Gia",
                "Xã: Phú Gia",
                "xã - Phú Gia",
                "Phú Gia (xã)",
                "Phú Gia (X.)",
                "1. Phú Gia",
                "01) xã Phú Gia",
                "(3) Phú Gia",
                "- Phú Gia",
                "+ Phú Gia",
                "• xã Phú Gia;",
                "a) Phú Gia",
                "II. Phú Gia",
                "3 Phú Gia",
                "xã Phú Gia, huyện Hương Khê",
                "Phú Gia - Hương Khê",
                "xã Phú Gia, H. Hương Khê, tỉnh Hà Tĩnh",
                "“Phú Gia”",
            })
    void the_office_or_the_number_in_front_is_no_part_of_the_name(String name) {
        assertThat(ofHuongKhe.find("", name)).containsExactly(new Locality("Xã", "Phú Gia"));
    }

    /** May be another place, or no site of that place: a person confirms it with one choice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Xã Phú Gia (cũ) | Phú Gia",
                "Phú Gia (điểm 2) | Phú Gia",
                "xã Phú Gia, huyện Hương Sơn | Phú Gia",
                "thị trấn Phú Gia | Phú Gia",
                "Xã Hương Khê | Hương Khê",
                "UBND Hương Khê | Hương Khê",
                "Đảng bộ Hương Khê | Hương Khê",
                "Hội trường UBND xã Phú Gia | Phú Gia",
                "Nhà văn hóa xã Phú Gia | Phú Gia",
                "Trạm Y tế xã Phú Gia | Phú Gia",
                "H. Trạch | Hương Trạch",
                "Hg Trà | Hương Trà",
                "Thị trấn | Hương Khê",
                "Ph? Gia | Phú Gia",
            })
    void what_may_be_another_place_is_offered(String written, String offered) {
        assertThat(ofHuongKhe.find("", written)).isEmpty();
        assertThat(ofHuongKhe.near(written)).extracting(Locality::name).containsExactly(offered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Huyện ủy Hương Khê",
                "Công an huyện Hương Khê",
                "Trường THCS Phú Gia",
                "Hợp tác xã Phú Gia",
                "Thôn Phú Gia",
                "Chi bộ Phú Gia",
                "Phú Gia Hương Trà",
                "Phú",
                "Văn phòng",
                "1",
                "Điểm cầu 1",
                "Đảng ủy Công an",
                "I",
            })
    void what_only_holds_a_name_is_not_taken_for_it(String written) {
        assertThat(ofHuongKhe.find("", written)).isEmpty();
    }

    @Test
    void a_kind_that_contradicts_the_directory_is_asked_about() {
        assertThat(ofHuongKhe.find("Xã", "Hương Khê")).isEmpty();
        assertThat(ofHuongKhe.likely("Xã", "Hương Khê")).containsExactly(new Locality("Thị trấn", "Hương Khê"));
        assertThat(ofHuongKhe.find("Loại I", "Hương Khê")).hasSize(1);
    }

    /** U+00D0 and its likes, which look the same on paper. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00d0iền Mỹ", "\u00f0iền mỹ", "\u0189iền Mỹ", "xã \u00d0IỀN MỸ"})
    void a_letter_that_looks_like_the_vietnamese_one_is_that_letter(String written) {
        PlaceCatalogue one = new PlaceCatalogue(List.of(new Locality("Xã", "Điền Mỹ"), new Locality("Xã", "Diên Mỹ")));

        assertThat(one.find("", written)).containsExactly(new Locality("Xã", "Điền Mỹ"));
    }

    private final PlaceCatalogue numbered = new PlaceCatalogue(
            List.of(
                    new Locality("Phường", "1"),
                    new Locality("Phường", "2"),
                    new Locality("Phường", "10"),
                    new Locality("Phường", "Đúc"),
                    new Locality("Phường", "Phường Đúc"),
                    new Locality("Xã", "Số 1")),
            "Thành ủy Đà Lạt");

    @ParameterizedTest
    @CsvSource({
        "Phường 1, 1",
        "Phường 01, 1",
        "phường số 1, 1",
        "P1, 1",
        "p.01, 1",
        "P. 10, 10",
        "1, 1",
        "02, 2",
        "Phường 02, 2",
        "Phường số 2, 2",
        "Ph. 2, 2",
        "Ph.10, 10",
        "ĐUP 2, 2",
        "UBND Phường 2, 2",
        "Đảng ủy P10, 10",
        "3. Phường 2, 2",
        "xã Số 1, Số 1",
        "xã 1, Số 1",
        "Số 1, Số 1",
        "Phường Phường Đúc, Phường Đúc",
        "Đúc, Đúc",
    })
    void a_ward_that_is_a_number_is_found_however_it_is_written(String written, String name) {
        assertThat(numbered.find("", written)).extracting(Locality::name).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"Phường I, 1", "Phường X, 10", "P. II, 2", "F2, 2", "F.10, 10"})
    void a_roman_number_is_asked_about(String written, String name) {
        assertThat(numbered.find("", written)).isEmpty();
        assertThat(numbered.near(written)).extracting(Locality::name).containsExactly(name);
    }

    private final PlaceCatalogue huongSon = new PlaceCatalogue(List.of(
            new Locality("Xã", "Sơn Kim 1"),
            new Locality("Xã", "Sơn Kim 2"),
            new Locality("Xã", "Sơn Lĩnh"),
            new Locality("Xã", "Sơn Lễ"),
            new Locality("Xã", "Sơn Hàm"),
            new Locality("Xã", "An Hòa Thịnh"),
            new Locality("Xã", "Tân Mỹ Hà")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sơn Kim I | Sơn Kim 1",
                "xã Sơn Kim II | Sơn Kim 2",
                "Sơn Thịnh (nay là An Hoà Thịnh) | An Hòa Thịnh",
                "Sơn Thịnh (nay thuộc xã An Hòa Thịnh) | An Hòa Thịnh",
                "Tân Mỹ Hà (Sơn Tân, Sơn Mỹ, Sơn Hà) | Tân Mỹ Hà"
            })
    void the_one_place_that_is_meant_is_offered(String written, String name) {
        assertThat(huongSon.find("", written)).isEmpty();
        assertThat(huongSon.near(written)).extracting(Locality::name).containsExactly(name);
        assertThat(huongSon.namesSeveral(written)).isFalse();
    }

    @Test
    void a_roman_number_of_no_place_is_not_near() {
        assertThat(huongSon.near("Sơn Kim III")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Phường 3", "Phường số 12", "P11", "Phường 21", "100"})
    void a_ward_of_another_number_is_not_near(String written) {
        assertThat(numbered.find("", written)).isEmpty();
        assertThat(numbered.near(written)).isEmpty();
    }

    private final PlaceCatalogue bloc = new PlaceCatalogue(
            List.of(
                    new Locality("Đảng bộ", "Sở Y tế"),
                    new Locality("Đảng bộ", "Sở Văn hóa, Thể thao và Du lịch"),
                    new Locality("Chi bộ", "Sở Ngoại vụ"),
                    new Locality("Chi bộ", "Thanh tra tỉnh")),
            "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Đảng bộ Sở Y tế | Sở Y tế",
                "Đảng bộ cơ sở Sở Y tế | Sở Y tế",
                "Đảng ủy Sở Y tế | Sở Y tế",
                "SỞ Y TẾ | Sở Y tế",
                "1. Đảng bộ: Sở Y tế | Sở Y tế",
                "Đảng bộ Sở Văn hóa, Thể thao và Du lịch | Sở Văn hóa, Thể thao và Du lịch",
                "Chi bộ Sở Ngoại vụ | Sở Ngoại vụ",
                "Chi ủy Thanh tra tỉnh | Thanh tra tỉnh",
                "Sở Ngoại vụ (chi bộ) | Sở Ngoại vụ",
            })
    void the_kinds_of_the_directory_are_taken_off_too(String written, String name) {
        assertThat(bloc.find("", written)).extracting(Locality::name).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Công ty Điện lực",
                "Công đoàn Viên chức tỉnh",
                "Văn phòng Sở Y tế",
                "Sở Y tế, Chi cục Dân số",
                "Trung tâm Y tế",
            })
    void another_agency_of_the_bloc_is_another_agency(String written) {
        assertThat(bloc.find("", written)).isEmpty();
        assertThat(bloc.likely("", written)).isEmpty();
    }

    @Test
    void a_party_cell_that_the_directory_knows_as_a_committee_is_asked_about() {
        assertThat(bloc.find("", "Chi bộ Sở Y tế")).isEmpty();
        assertThat(bloc.likely("", "Chi bộ Sở Y tế")).containsExactly(new Locality("Đảng bộ", "Sở Y tế"));
    }

    private final PlaceCatalogue offices = new PlaceCatalogue(
            List.of(
                    new Locality("Đảng bộ", "Sở Nội vụ"),
                    new Locality("Đảng bộ", "Sở Kế hoạch và Đầu tư"),
                    new Locality("Đảng bộ", "Sở Nông nghiệp và Phát triển nông thôn"),
                    new Locality("Đảng bộ", "Sở Y tế"),
                    new Locality("Đảng bộ", "Sở Giáo dục và Đào tạo"),
                    new Locality("Đảng bộ", "Sở Tài nguyên và Môi trường"),
                    new Locality("Đảng bộ", "Sở Lao động - Thương binh và Xã hội"),
                    new Locality("Đảng bộ", "Sở Văn hóa, Thể thao và Du lịch"),
                    new Locality("Chi bộ", "Sở Ngoại vụ"),
                    new Locality("Chi bộ", "Sở Khoa học và Công nghệ"),
                    new Locality("Chi bộ", "Thanh tra tỉnh"),
                    new Locality("Chi bộ", "Liên minh Hợp tác xã tỉnh"),
                    new Locality("Chi bộ", "Hội Chữ thập đỏ tỉnh"),
                    new Locality("Chi bộ", "Hội Cựu chiến binh tỉnh"),
                    new Locality("Chi bộ", "Hội Liên hiệp Phụ nữ tỉnh"),
                    new Locality("Chi bộ", "Liên đoàn Lao động tỉnh"),
                    new Locality("Chi bộ", "Ủy ban Mặt trận Tổ quốc tỉnh"),
                    new Locality("Chi bộ", "Bảo hiểm xã hội tỉnh"),
                    new Locality("Chi bộ", "Chi nhánh 1"),
                    new Locality("Chi bộ", "Chi nhánh 2")),
            "Đảng ủy Khối các cơ quan tỉnh");

    /** The same words, whatever stands between them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sở Kế hoạch - Đầu tư | Sở Kế hoạch và Đầu tư",
                "sở kế hoạch & đầu tư | Sở Kế hoạch và Đầu tư",
                "SỞ KẾ HOẠCH, ĐẦU TƯ | Sở Kế hoạch và Đầu tư",
                "Sở Giáo dục & Đào tạo | Sở Giáo dục và Đào tạo",
                "Đảng bộ Sở Giáo dục – Đào tạo | Sở Giáo dục và Đào tạo",
                "Sở Tài nguyên Môi trường | Sở Tài nguyên và Môi trường",
                "Sở Lao động, Thương binh & Xã hội | Sở Lao động - Thương binh và Xã hội",
                "Sở Văn hóa - Thể thao - Du lịch | Sở Văn hóa, Thể thao và Du lịch",
                "ĐB Sở Y tế | Sở Y tế",
                "ĐU Sở Y tế | Sở Y tế",
                "CB Sở Ngoại vụ | Sở Ngoại vụ",
            })
    void what_stands_between_the_words_of_an_office_is_no_part_of_its_name(String written, String name) {
        assertThat(offices.find("", written)).extracting(Locality::name).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sở NN&PTNT | Sở Nông nghiệp và Phát triển nông thôn",
                "Sở NN và PTNT | Sở Nông nghiệp và Phát triển nông thôn",
                "SNN&PTNT | Sở Nông nghiệp và Phát triển nông thôn",
                "Sở Nông nghiệp & PTNT | Sở Nông nghiệp và Phát triển nông thôn",
                "Sở Nông nghiệp | Sở Nông nghiệp và Phát triển nông thôn",
                "Đảng bộ Sở NNPTNT | Sở Nông nghiệp và Phát triển nông thôn",
                "Sở KH&ĐT | Sở Kế hoạch và Đầu tư",
                "Sở KH-ĐT | Sở Kế hoạch và Đầu tư",
                "so khdt | Sở Kế hoạch và Đầu tư",
                "Sở GD&ĐT | Sở Giáo dục và Đào tạo",
                "Sở GD - ĐT tỉnh | Sở Giáo dục và Đào tạo",
                "Sở TN&MT | Sở Tài nguyên và Môi trường",
                "Sở LĐTB&XH | Sở Lao động - Thương binh và Xã hội",
                "Sở LĐ-TBXH | Sở Lao động - Thương binh và Xã hội",
                "Sở Lao động TB&XH | Sở Lao động - Thương binh và Xã hội",
                "Sở VHTT&DL | Sở Văn hóa, Thể thao và Du lịch",
                "Sở VH,TT&DL | Sở Văn hóa, Thể thao và Du lịch",
                "Sở KHCN | Sở Khoa học và Công nghệ",
                "Sở NgV | Sở Ngoại vụ",
                "Sở NV | Sở Nội vụ; Sở Ngoại vụ",
                "Sở KH | Sở Kế hoạch và Đầu tư; Sở Khoa học và Công nghệ",
                "SYT | Sở Y tế",
                "Sở Ytế | Sở Y tế",
                "Y tế | Sở Y tế",
                "Sở Y tế tỉnh | Sở Y tế",
                "Sở Y tế Hà Tĩnh | Sở Y tế",
                "Sở Y tế tỉnh Hà Tĩnh | Sở Y tế",
                "Hội chữ thập đỏ | Hội Chữ thập đỏ tỉnh",
                "Hội CTĐ | Hội Chữ thập đỏ tỉnh",
                "Hội CCB tỉnh | Hội Cựu chiến binh tỉnh",
                "Hội LHPN tỉnh | Hội Liên hiệp Phụ nữ tỉnh",
                "LĐLĐ tỉnh | Liên đoàn Lao động tỉnh",
                "UBMTTQ tỉnh | Ủy ban Mặt trận Tổ quốc tỉnh",
                "UB MTTQ | Ủy ban Mặt trận Tổ quốc tỉnh",
                "BHXH tỉnh | Bảo hiểm xã hội tỉnh",
                "Liên minh HTX | Liên minh Hợp tác xã tỉnh",
                "Liên minh các HTX tỉnh | Liên minh Hợp tác xã tỉnh",
                "LM HTX tỉnh | Liên minh Hợp tác xã tỉnh",
                "Thanh tra | Thanh tra tỉnh",
                "TTr tỉnh | Thanh tra tỉnh",
                "Sở Khoa hoc và Công nghê tinh | Sở Khoa học và Công nghệ",
                "Sở Gíao dụcc và Đào tạo | Sở Giáo dục và Đào tạo",
                "Sở Y tế, Sở Nội vụ | Sở Y tế; Sở Nội vụ",
                "Sở Y tế + Sở Nội vụ | Sở Y tế; Sở Nội vụ",
            })
    void an_office_in_short_is_offered(String written, String offered) {
        assertThat(offices.find("", written)).isEmpty();
        assertThat(offices.near(written)).extracting(Locality::name).containsExactlyInAnyOrder(offered.split("; "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sở Du lịch",
                "Sở Thông tin và Truyền thông",
                "Sở",
                "Hội",
                "Văn phòng Sở Y tế",
                "Sở Y tế, Chi cục Dân số",
                "Trung tâm Y tế dự phòng",
                "Công đoàn Viên chức tỉnh",
                "Hội Nông dân tỉnh",
                "Công an tỉnh",
                "Công ty A",
                "Chi nhánh 3",
                "BQL",
                "Kho bạc Nhà nước",
            })
    void an_office_that_is_none_of_them_is_offered_none(String written) {
        assertThat(offices.find("", written)).isEmpty();
        assertThat(offices.near(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T.T Hương Khê",
                "T.T. Hương Khê",
                "T/T Hương Khê",
                "T.trấn Hương Khê",
                "T. trấn Hương Khê",
                "TTr. Hương Khê",
                "TTr Hương Khê",
                "TTrấn Hương Khê",
                "Th.trấn Hương Khê",
                "Thị tr. Hương Khê",
                "TT-Hương Khê",
                "ĐU T.T Hương Khê",
                "ĐUTT Hương Khê",
                "UBND T.Trấn Hương Khê",
                "Đảng ủy T.T Hương Khê",
                "1. T.T Hương Khê",
            })
    void the_word_for_a_township_is_shortened_in_many_ways(String written) {
        assertThat(ofHuongKhe.find("", written)).containsExactly(new Locality("Thị trấn", "Hương Khê"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ĐUX Phú Gia",
                "ĐUX. Phú Gia",
                "Đ.U.X Phú Gia",
                "ĐU.X Phú Gia",
                "ĐBX Phú Gia",
                "ĐB xã Phú Gia",
                "UBX Phú Gia",
                "UBNDX Phú Gia",
                "HĐNDX Phú Gia",
                "VPĐU xã Phú Gia",
                "ĐU-HĐND-UBND xã Phú Gia",
                "Đ/ủy xã Phú Gia",
            })
    void the_office_of_a_commune_is_shortened_with_its_kind(String written) {
        assertThat(ofHuongKhe.find("", written)).containsExactly(new Locality("Xã", "Phú Gia"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ĐU Phú Gia | Phú Gia",
                "TTHK | Hương Khê",
                "TT HK | Hương Khê",
                "T.T H.Khê | Hương Khê",
                "Xã PG | Phú Gia",
                "Ph. Gia | Phú Gia",
                "Phú Gia, Hương Trà | Phú Gia; Hương Trà",
                "Phú Gia; Hương Trà | Phú Gia; Hương Trà",
                "Phú Gia và Hương Trà | Phú Gia; Hương Trà",
                "Phú Gia + xã Hương Trạch | Phú Gia; Hương Trạch",
                "Phú Gia/Hương Trà/Hương Trạch | Phú Gia; Hương Trà; Hương Trạch",
                "2 xã Phú Gia, Hương Trà | Phú Gia; Hương Trà",
                "Cụm Phú Gia - Hương Trạch | Phú Gia; Hương Trạch",
                "Phú Gia (ghép Hương Trà) | Phú Gia; Hương Trà",
                "Phú Gai, Hương Trà | Phú Gia; Hương Trà",
                "xã Phú Gia, huyện Hương Sơn | Phú Gia",
                "Nhà văn hóa xã Phú Gia, huyện Hương Khê | Phú Gia",
            })
    void what_a_shortened_name_or_two_in_one_cell_may_mean_is_offered(String written, String offered) {
        assertThat(ofHuongKhe.find("", written)).isEmpty();
        assertThat(ofHuongKhe.near(written)).extracting(Locality::name).containsExactlyInAnyOrder(offered.split("; "));
    }
}
