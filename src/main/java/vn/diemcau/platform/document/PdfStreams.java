package vn.diemcau.platform.document;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Refuses a PDF whose packed parts would fill the memory: PDFBox unpacks each of them whole. A part that is packed twice
 * is not seen through and refused.
 */
final class PdfStreams {

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int STEP = 64 * 1024;

    private PdfStreams() {}

    static void refuseBombs(byte[] pdf) {
        for (int at = 0; at + STREAM.length < pdf.length; at++) {
            boolean isStream = isAt(pdf, at) && (at == 0 || pdf[at - 1] != 'd');
            if (isStream) {
                int data = at + STREAM.length;
                while (data < pdf.length && (pdf[data] == '\r' || pdf[data] == '\n')) {
                    data++;
                }
                at = Math.max(at, data - 1 + unpack(pdf, data));
            }
        }
    }

    private static boolean isAt(byte[] pdf, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (pdf[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    /** @return the length of the packed part; 0 when it is not packed in this way */
    private static int unpack(byte[] pdf, int from) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(pdf, from, pdf.length - from);
            byte[] into = new byte[STEP];
            while (!inflater.finished()) {
                boolean isFirst = inflater.getBytesWritten() == 0;
                int count = inflater.inflate(into);
                if (count == 0) {
                    break;
                }
                if (inflater.getBytesWritten() > LARGEST || isFirst && isPacked(into, count)) {
                    throw Refusals.tooMuch();
                }
            }
            return (int) inflater.getBytesRead();
        } catch (DataFormatException e) {
            return 0;
        } finally {
            inflater.end();
        }
    }

    private static boolean isPacked(byte[] data, int length) {
        if (length < 64 || (data[0] & 0x0F) != 8 || ((data[0] & 0xFF) << 8 | data[1] & 0xFF) % 31 != 0) {
            return false;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data, 0, length);
            return inflater.inflate(new byte[STEP]) > length / 2;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
