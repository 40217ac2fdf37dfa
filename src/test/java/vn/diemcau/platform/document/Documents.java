package vn.diemcau.platform.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Makes files as offices send them, and as attackers would. */
public final class Documents {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int LINES_OF_PAGE = 45;

    private Documents() {}

    /** A Word file with this body and, if not null, these lists. */
    public static byte[] docx(String body, String numbering) throws IOException {
        String start = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
        String document = start + body + "</w:body></w:document>";
        return zip(
                numbering == null
                        ? Map.of("word/document.xml", document)
                        : Map.of("word/document.xml", document, "word/numbering.xml", numbering));
    }

    static String paragraph(String words) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>".formatted(words);
    }

    /** A Word file with a line in each paragraph. */
    public static byte[] docx(String text) throws IOException {
        StringBuilder body = new StringBuilder();
        text.lines()
                .forEach(
                        line -> body.append(paragraph(line.replace("&", "&amp;").replace("<", "&lt;"))));
        return docx(body.toString(), null);
    }

    static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file.toByteArray();
    }

    public static byte[] lockedDocx() throws IOException, GeneralSecurityException {
        EncryptionInfo encryption = new EncryptionInfo(EncryptionMode.agile);
        Encryptor encryptor = encryption.getEncryptor();
        encryptor.confirmPassword("mat-khau");
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            try (var inside = encryptor.getDataStream(container)) {
                inside.write(docx("Giấy mời"));
            }
            container.writeFilesystem(file);
            return file.toByteArray();
        }
    }

    static byte[] oldWord() throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            container.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "WordDocument");
            container.writeFilesystem(file);
            return file.toByteArray();
        }
    }

    /** A PDF with these lines, as a printer driver makes it. */
    public static byte[] pdf(List<String> lines) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDFont font = PDType0Font.load(pdf, PDDocument.class.getResourceAsStream(FONT));
            for (int from = 0; from < lines.size(); from += LINES_OF_PAGE) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(font, 9);
                    content.newLineAtOffset(40, 740);
                    for (String line : lines.subList(from, Math.min(lines.size(), from + LINES_OF_PAGE))) {
                        content.showText(line);
                        content.newLineAtOffset(0, -14);
                    }
                    content.endText();
                }
            }
            return saved(pdf);
        }
    }

    public static byte[] lockedPdf() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("chu", "mo", new AccessPermission()));
            return saved(pdf);
        }
    }

    public static byte[] scannedPdf() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            BufferedImage picture = new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.drawImage(LosslessFactory.createFromImage(pdf, picture), 0, 0);
            }
            return saved(pdf);
        }
    }

    /** A small PDF, one part of which unpacks to a hundred megabytes. */
    static byte[] pdfBomb() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            COSStream stream = new COSStream();
            try (var into = stream.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
                for (int mb = 0; mb < 100; mb++) {
                    into.write(blanks);
                }
            }
            page.setContents(new PDStream(stream));
            return saved(pdf);
        }
    }

    private static byte[] saved(PDDocument pdf) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        pdf.save(file);
        return file.toByteArray();
    }
}
