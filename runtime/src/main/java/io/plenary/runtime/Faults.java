package io.plenary.runtime;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers everything that is wrong with a request, so that the sender learns it all at once. */
public final class Faults {

    private static final int LONGEST_URL = 2_000;
    private static final int FIRST_EMBEDDING = 0x202A;
    private static final int LAST_OVERRIDE = 0x202E;

    private final List<FieldError> errors = new ArrayList<>();

    /** A line that must say something, such as a name. */
    public Faults required(String pointer, String value, int longest) {
        return check(value != null, pointer, Fault.REQUIRED)
                .check(value == null || !value.isBlank(), pointer, Fault.EMPTY)
                .line(pointer, value, longest);
    }

    /** One line that may be absent or empty, and that reads the same wherever it is shown: in a page, a mail, a terminal. */
    public Faults line(String pointer, String value, int longest) {
        boolean controls = value != null && value.codePoints().anyMatch(it -> it != 0 && isControl(it));
        return text(pointer, value, longest).check(!controls, pointer, Fault.CONTROL_CHARACTER);
    }

    /** What somebody else wrote, such as a file, as one line: with blanks for what {@link #line} would refuse. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(it -> line.appendCodePoint(isControl(it) ? ' ' : it));
        return line.toString().strip().replaceAll(" {2,}", " ");
    }

    /** Text that may be absent or empty, and that PostgreSQL and every client can keep as it is. */
    public Faults text(String pointer, String value, int longest) {
        if (value == null) {
            return this;
        }
        return check(value.length() <= longest, pointer, Fault.TOO_LONG, Map.of("most", longest))
                .check(value.indexOf('\0') < 0, pointer, Fault.NUL)
                .check(isUnicode(value), pointer, Fault.HALF_CHARACTER);
    }

    /** An absolute http or https URL, or nothing. */
    public Faults webUrl(String pointer, String url) {
        return check(url == null || isWebUrl(url), pointer, Fault.WEB_ADDRESS);
    }

    public Faults check(boolean holds, String pointer, Fault fault) {
        return check(holds, pointer, fault, Map.of());
    }

    /** @param values what the fault is about */
    public Faults check(boolean holds, String pointer, Fault fault, Map<String, ?> values) {
        if (!holds) {
            errors.add(fault.at(pointer, values));
        }
        return this;
    }

    public List<FieldError> found() {
        return List.copyOf(errors);
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID if anything was wrong */
    public void refuseIfAny(String detail) {
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because(detail, errors);
        }
    }

    /** Whether a browser may be sent there and PostgreSQL may keep it. */
    public static boolean isWebUrl(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && url.length() <= LONGEST_URL;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What breaks a line, moves a cursor, or turns the reading direction of what follows (Unicode UAX 9). */
    private static boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> character >= FIRST_EMBEDDING && character <= LAST_OVERRIDE;
        };
    }

    private static boolean isUnicode(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }
}
