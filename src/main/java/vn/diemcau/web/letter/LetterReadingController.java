package vn.diemcau.web.letter;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.letter.Reading;
import vn.diemcau.platform.document.DocumentText;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.UploadedFile;

/** Reads a letter and proposes what it asks; for the Office only. It stores nothing. */
@RestController
class LetterReadingController {

    private final LetterReading letters;

    LetterReadingController(LetterReading letters) {
        this.letters = letters;
    }

    /** @param today completes days without a year; when not given the letter's own day does, else the clock */
    @PostMapping("/api/letters/reading")
    Reading read(
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) String type,
            @RequestParam(required = false) String today,
            InputStream body)
            throws IOException {
        LocalDate day = today == null || today.isBlank() ? null : day(today);
        byte[] file = UploadedFile.of(type, body, "file", DocumentText.LARGEST_FILE_MB);
        return letters.of(DocumentText.read(file), day);
    }

    private static LocalDate day(String today) {
        try {
            return LocalDate.parse(today.strip());
        } catch (DateTimeException e) {
            throw new Refused(
                    Refused.Reason.INVALID,
                    List.of(new Problem(
                            "Ngày đọc văn bản", "Ngày phải ghi theo dạng năm-tháng-ngày, như 2026-12-01.")));
        }
    }
}
