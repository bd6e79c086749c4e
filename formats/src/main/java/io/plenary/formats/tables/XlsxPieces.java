package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFormat;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Lets no tag and no text through that a parser would hold as a whole before anybody could count it. What a workbook needs none of,
 * such as declarations of entities and comments, in which tags have no end, goes through neither.
 */
final class XlsxPieces extends FilterReader {

    private long tags;
    private int length;
    private char last;

    XlsxPieces(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        int read = read(one, 0, 1);
        return read < 0 ? read : one[0];
    }

    @Override
    public int read(char[] text, int from, int most) throws IOException {
        int read = super.read(text, from, most);
        for (int i = from; i < from + read; i++) {
            look(text[i]);
        }
        return read;
    }

    private void look(char next) {
        if (next == '<') {
            tags++;
            length = 0;
        } else if (last == '<' && (next == '!' || next == '?' && tags > 1)) {
            throw UnreadableTable.malformed(AttendeeFormat.XLSX);
        } else if (++length > TableLimits.PIECE) {
            throw XlsxFile.tooMuch();
        }
        last = next;
    }
}
