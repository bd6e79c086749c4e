package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeFormat;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The parts of a workbook, unpacked while they are read: how large they are the file may tell wrongly. */
final class XlsxFile implements AutoCloseable {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Of the ways to pack something those that programs for spreadsheets know. */
    private static final Set<Integer> METHODS = Set.of(ZipArchiveEntry.STORED, ZipArchiveEntry.DEFLATED);

    private final ZipFile zip;
    private long left = (long) TableLimits.INFLATED_MIB << 20;

    XlsxFile(byte[] bytes) throws IOException {
        zip = ZipFile.builder().setByteArray(bytes).setMaxNumberOfDisks(1).get();
        int parts = 0;
        for (var entries = zip.getEntries(); entries.hasMoreElements(); entries.nextElement()) {
            if (++parts > TableLimits.PARTS) {
                throw tooMuch();
            }
        }
    }

    static UnreadableTable tooMuch() {
        return new UnreadableTable(
                AttendeeFormat.XLSX, AttendeeFindingCode.INFLATES_TOO_MUCH, Map.of("most", TableLimits.INFLATED_MIB));
    }

    /** Empty where there is no such part. */
    Optional<XlsxCursor> open(String part) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry != null && !METHODS.contains(entry.getMethod())) {
            throw UnreadableTable.malformed(AttendeeFormat.XLSX);
        }
        return entry == null
                ? Optional.empty()
                : Optional.of(new XlsxCursor(new InputStreamReader(
                        unmarked(new Counted(zip.getInputStream(entry))), StandardCharsets.UTF_8)));
    }

    /** Behind the mark with which some programs begin what is in UTF-8. */
    private static InputStream unmarked(InputStream in) throws IOException {
        PushbackInputStream part = new PushbackInputStream(in, MARK.length);
        byte[] begin = part.readNBytes(MARK.length);
        if (!Arrays.equals(begin, MARK)) {
            part.unread(begin);
        }
        return part;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = super.read(bytes, from, most);
            count(read);
            return read;
        }

        private void count(int read) {
            left -= Math.max(0, read);
            if (left < 0) {
                throw tooMuch();
            }
        }
    }
}
