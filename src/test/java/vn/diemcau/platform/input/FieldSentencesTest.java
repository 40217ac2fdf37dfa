package vn.diemcau.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSentencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"Dài quá ", "\"" + FieldSentences.UNREADABLE})
    void each_sentence_stands_in_one_place(String sentence) throws IOException {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains(sentence)) {
                    places.add(file.getFileName().toString());
                }
            }
        }
        assertThat(places).containsExactly("FieldSentences.java");
    }

    @Test
    void the_form_says_what_the_server_says() throws IOException {
        String said = FieldSentences.tooLong(7);
        assertThat(Files.readString(Path.of("forms/shared/duty.js")))
                .contains(said.replace("7", "${el.maxLength < 0 ? DEFAULT_MAX_LENGTH : el.maxLength}"));
    }
}
