package vn.diemcau.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Đức Thọ", "ĐỨC  THỌ", " Duc\u00a0Tho ", "Đức\tThọ\n", "Đức\u200b Thọ"})
    void every_way_to_write_a_name_folds_to_the_same(String name) {
        assertThat(VietnameseText.fold(name)).isEqualTo("duc tho");
    }

    @Test
    void clean_text_is_composed_and_on_one_line() {
        String decomposed = Normalizer.normalize("Hương\r\nKhê", Normalizer.Form.NFD);

        assertThat(VietnameseText.clean(decomposed)).isEqualTo("Hương Khê");
    }

    @Test
    void nothing_typed_is_empty() {
        assertThat(VietnameseText.clean(null)).isEmpty();
    }

    @Test
    void what_only_looks_like_the_vietnamese_letter_becomes_it() {
        assertThat(VietnameseText.clean("\u00d0\u00e0o \u00f0\u1ed3ng \u0189\u0256"))
                .isEqualTo("Đào đồng Đđ");
        assertThat(VietnameseText.fold("\u00d0i\u1ec1n")).isEqualTo("dien");
    }
}
