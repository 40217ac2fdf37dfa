package vn.diemcau.platform.document;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads the text of a PDF, page by page and within limits. */
final class PdfText {

    private static final int MOST_PAGES = 500;
    private static final long SCRATCH = 64L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A page with fewer letters is a picture with a stamp. */
    private static final int LETTERS_OF_PAGE = 20;

    private PdfText() {}

    static String read(byte[] content) throws IOException {
        PdfStreams.refuseBombs(content);
        try (PDDocument pdf =
                Loader.loadPDF(content, "", null, null, MemoryUsageSetting.setupMainMemoryOnly(SCRATCH).streamCache)) {
            if (pdf.getNumberOfPages() > MOST_PAGES) {
                throw Refusals.tooMuch();
            }
            String text = text(pdf);
            long letters = text.chars().filter(Character::isLetter).count();
            if (letters < (long) LETTERS_OF_PAGE * pdf.getNumberOfPages() && hasPictures(pdf)) {
                throw Refusals.pictures();
            }
            return text;
        } catch (InvalidPasswordException e) {
            throw Refusals.locked();
        }
    }

    private static String text(PDDocument pdf) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setLineSeparator("\n");
        StringBuilder text = new StringBuilder();
        long begun = System.nanoTime();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            text.append(stripper.getText(pdf));
            boolean isTooLong = System.nanoTime() - begun > LONGEST.toNanos();
            if (text.length() > TextLimit.LONGEST || isTooLong) {
                throw Refusals.tooMuch();
            }
        }
        return text.toString();
    }

    private static boolean hasPictures(PDDocument pdf) {
        for (PDPage page : pdf.getPages()) {
            PDResources resources = page.getResources();
            Iterator<COSName> objects =
                    resources == null ? null : resources.getXObjectNames().iterator();
            if (objects != null && objects.hasNext()) {
                return true;
            }
        }
        return false;
    }
}
