package io.plenary.formats.reading;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.text.LineFolding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes the bytes of a program file strictly: a broken character refuses the file instead of becoming another. */
public final class EncodedText {

    private static final Pattern XML_ENCODING = Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']+)");
    private static final Set<String> KNOWN =
            Set.of("UTF-8", "US-ASCII", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252", "UTF-16", "UTF-16LE", "UTF-16BE");

    private static final int HEAD = 2_000;

    private EncodedText() {}

    /** The beginning, enough to tell the format; what is broken in it is replaced. */
    public static String head(byte[] body) {
        return withoutMark(new String(body, 0, Math.min(body.length, HEAD), charsetOf(body)));
    }

    /** A calendar's lines may be folded within a character (RFC 5545, 3.1). */
    public static String decodeFolded(byte[] body) {
        boolean folded = charsetOf(body).equals(StandardCharsets.UTF_8) && LineFolding.cutCharacters(body);
        return decode(folded ? LineFolding.behindCharacters(body) : body);
    }

    public static String decode(byte[] body) {
        Charset charset = charsetOf(body);
        // Takes a third of the memory of a decoder, which only has to tell a replaced character from one that was
        // there.
        String text = new String(body, charset);
        if (text.indexOf('\uFFFD') >= 0) {
            text = decodeStrictly(body, charset);
        }
        return withoutMark(text);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decodeStrictly(byte[] body, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableProgram(
                    FindingCode.BROKEN_ENCODING, Map.of("encoding", charset.name()), lineOfFault(body, charset));
        }
    }

    private static Charset charsetOf(byte[] body) {
        if (startsWith(body, 0xFE, 0xFF) || startsWith(body, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        int head = Math.min(body.length, 300);
        Matcher declared = XML_ENCODING.matcher(new String(body, 0, head, StandardCharsets.ISO_8859_1).stripLeading());
        if (startsWith(body, 0xEF, 0xBB, 0xBF) || !declared.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = declared.group(1).toUpperCase(Locale.ROOT);
        if (!KNOWN.contains(name)) {
            throw new UnreadableProgram(FindingCode.UNKNOWN_ENCODING, 1);
        }
        return Charset.forName(name);
    }

    private static boolean startsWith(byte[] body, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lineOfFault(byte[] body, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(8192);
        CharsetDecoder decoder = charset.newDecoder();
        int line = 1;
        boolean more = true;
        while (more) {
            more = decoder.decode(in, out, true).isOverflow();
            line += (int) out.flip().chars().filter(c -> c == '\n').count();
            out.clear();
        }
        return line;
    }
}
