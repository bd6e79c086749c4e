package io.plenary.formats.paper;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.util.Matrix;

/** A QR code as rectangles, which are sharp however large they are printed. */
public final class QrCode {

    /** So much white around it is part of it. */
    private static final int QUIET = 4;

    /** What a thumb or a fold hides of it, it can do without. */
    private static final ErrorCorrectionLevel LEVEL = ErrorCorrectionLevel.M;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** @param text of ASCII: of others hand-held scanners say in which code they are */
    public static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, LEVEL).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Into the square whose lower left corner this is, with its white edge. */
    public void draw(PDPageContentStream page, float x, float y, float side) throws IOException {
        int width = modules.getWidth() + 2 * QUIET;
        page.saveGraphicsState();
        page.transform(new Matrix(side / width, 0, 0, side / width, x, y));
        for (int row = 0; row < modules.getHeight(); row++) {
            int bottom = width - row - 1 - QUIET;
            for (int start = 0; start < modules.getWidth(); start++) {
                int end = start;
                while (end < modules.getWidth() && modules.get(end, row) == 1) {
                    end++;
                }
                if (end > start) {
                    page.addRect(start + QUIET, bottom, end - start, 1);
                    start = end;
                }
            }
        }
        page.fill();
        page.restoreGraphicsState();
    }
}
