package io.plenary.formats.bank;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads files of banks, by what is in them. */
public final class BankStatements {

    static final int MOST_ENTRIES = 5_000;

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private BankStatements() {}

    /**
     * @param columns of a table that are known not to be the ones that are guessed; null in it where they are guessed
     * @param currency of a table that does not say it, of ISO 4217
     * @throws UnreadableStatement where it is neither camt.053 nor a table
     */
    public static BankStatement read(byte[] file, BankColumns columns, String currency) {
        return isXml(file) ? CamtReader.read(file) : TableReader.read(decoded(file), columns, currency);
    }

    private static boolean isXml(byte[] file) {
        int at = file.length > 2 && (file[0] & 0xff) == 0xef ? 3 : 0;
        while (at < file.length && Character.isWhitespace(file[at])) {
            at++;
        }
        return at < file.length && (file[at] == '<' || (file[at] & 0xff) >= 0xfe);
    }

    /** What is no UTF-8 was saved by a program that knows Western Europe only. */
    private static String decoded(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(file, WESTERN);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
