package io.plenary.services.program.pictures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Bytes of a picture whose end is told to whoever reads on behind it. Readers look there a few times when all is well; the
 * one of WebP goes on looking, for each pixel that the picture claims and has not.
 */
final class EndingStream extends MemoryCacheImageInputStream {

    private static final int MOST_LOOKS_BEHIND = 1_000;

    private int looksBehind;

    EndingStream(byte[] bytes) {
        super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read() throws IOException {
        return told(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return told(super.read(bytes, offset, length));
    }

    private int told(int found) throws IOException {
        if (found < 0 && ++looksBehind > MOST_LOOKS_BEHIND) {
            throw new IOException("Ends too early");
        }
        return found;
    }
}
