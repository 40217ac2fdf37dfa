package vn.diemcau.platform.web;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import vn.diemcau.platform.input.Refused;

/** A file that a client sends, as the body itself or as a field of a form. */
public final class UploadedFile {

    private static final int MB = 1024 * 1024;

    /** What surrounds a file in a form. */
    private static final int AROUND = 64 * 1024;

    private static final int MOST_PARTS = 20;

    private static final Set<String> DOCUMENTS = Set.of(
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/octet-stream",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private UploadedFile() {}

    /**
     * The bytes of the file.
     *
     * @param type the request's Content-Type; null when not given
     * @param field of the form
     * @throws Refused when there is no such file, it is too large, or the type is that of no document
     */
    public static byte[] of(String type, InputStream body, String field, int largestMb) throws IOException {
        MediaType given = mediaType(type);
        boolean isForm = given.isCompatibleWith(MediaType.MULTIPART_FORM_DATA);
        if (!isForm && !DOCUMENTS.contains(given.getType() + "/" + given.getSubtype())) {
            throw new Refused(
                    Refused.Reason.UNSUPPORTED,
                    "Chỉ nhận văn bản dạng Word (.docx), PDF có chữ hoặc tệp chữ (.txt), hoặc nội dung dán vào.");
        }
        int atMost = largestMb * MB;
        byte[] content = JsonBody.bytes(body, isForm ? atMost + AROUND : atMost);
        byte[] file = isForm ? field(content, type, field) : content;
        if (file.length > atMost || content.length > atMost + AROUND) {
            throw new Refused(
                    Refused.Reason.TOO_LARGE,
                    "Tệp lớn quá %d MB. Hãy gửi riêng văn bản, không kèm ảnh và tài liệu.".formatted(largestMb));
        }
        return file;
    }

    private static MediaType mediaType(String type) {
        try {
            return type == null || type.isBlank() ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(type);
        } catch (InvalidMediaTypeException e) {
            throw new Refused(Refused.Reason.UNSUPPORTED, ErrorWords.of(Refused.Reason.UNSUPPORTED.status()));
        }
    }

    private static byte[] field(byte[] form, String type, String field) throws IOException {
        try {
            MimeMultipart parts = new MimeMultipart(new ByteArrayDataSource(form, type));
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (field.equals(name(part))) {
                    return part.getInputStream().readAllBytes();
                }
            }
        } catch (MessagingException e) {
            throw new Refused(Refused.Reason.INVALID, "Nội dung gửi lên không đọc được.");
        }
        throw new Refused(Refused.Reason.INVALID, "Chưa chọn tệp: biểu mẫu không có trường “%s”.".formatted(field));
    }

    private static String name(BodyPart part) throws MessagingException {
        String[] disposition = part.getHeader("Content-Disposition");
        return disposition == null ? null : new ContentDisposition(disposition[0]).getParameter("name");
    }
}
