package io.plenary.services.notifications;

import io.plenary.services.notifications.Returned.Notice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/**
 * Reads a mail that a mail server sent back, part by part and only as deep as such mails are. What is broken in it ends the reading:
 * what was read until then counts.
 */
final class ReturnReader {

    private static final int DEEPEST = 6;
    private static final int LONGEST_TEXT = 64 * 1024;

    private static final Set<String> NOTICES = Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> HEADERS =
            Set.of("text/rfc822-headers", "message/global-headers", "message/global", "text/rfc822-header");
    private static final String COMPLAINT = "message/feedback-report";
    /** Others say that it is no spam, or that a signature is wrong. */
    private static final Set<String> SPAM = Set.of("abuse", "fraud");

    /** Whose mailbox it is (RFC 5965, 3.2); the second is an older name for it. */
    private static final List<String> COMPLAINERS = List.of("original-rcpt-to", "removal-recipient");
    /** What many put in the place of it (RFC 6590). */
    private static final String REDACTED = "redacted";

    private static final String MESSAGE_ID = "message-id";
    /** By which some servers name the mail that comes back, at the head of what they send. */
    private static final Set<String> ANSWERED = Set.of("in-reply-to", "references", "x-original-message-id");

    private final MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
    private final List<String> returned = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();
    private final List<String> complainers = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private boolean complaint;
    private int depth;

    private ReturnReader() {}

    /** @param text a character for each byte */
    static Returned read(String text) {
        ReturnReader reader = new ReturnReader();
        reader.read(text.getBytes(StandardCharsets.ISO_8859_1));
        List<String> about = new ArrayList<>(reader.returned);
        about.addAll(reader.answered);
        return new Returned(about, reader.complaint, reader.complainers, reader.notices);
    }

    private void read(byte[] mail) {
        stream.parse(new ByteArrayInputStream(mail));
        try {
            for (EntityState state = stream.getState(); goesOn(state); state = stream.next()) {
                take(state);
            }
        } catch (IOException | MimeException | IllegalArgumentException e) {
            // It ends here.
        }
    }

    private boolean goesOn(EntityState state) {
        return state != EntityState.T_END_OF_STREAM && depth <= DEEPEST;
    }

    private void take(EntityState state) throws IOException {
        switch (state) {
            case T_START_MESSAGE, T_START_MULTIPART -> depth++;
            case T_END_MESSAGE, T_END_MULTIPART -> depth--;
            case T_FIELD -> takeField(stream.getField());
            case T_BODY -> takeBody(stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT));
            default -> {}
        }
    }

    /** The outermost mail is the report; what is in it, the mail that comes back. */
    private void takeField(Field field) {
        String name = field.getNameLowerCase();
        boolean outermost = depth == 1;
        if (outermost && ANSWERED.contains(name)) {
            answered.add(field.getBody());
        } else if (!outermost && name.equals(MESSAGE_ID)) {
            returned.add(field.getBody());
        }
    }

    private void takeBody(String type) throws IOException {
        if (NOTICES.contains(type)) {
            groups(text()).forEach(this::takeNotice);
        } else if (HEADERS.contains(type)) {
            groups(text()).stream().limit(1).forEach(this::takeHeaders);
        } else if (type.equals(COMPLAINT)) {
            groups(text()).stream().limit(1).forEach(this::takeComplaint);
        }
    }

    private String text() throws IOException {
        return new String(stream.getDecodedInputStream().readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
    }

    /** Fields by their names in small letters, those of each block together; of several of a name the first. */
    private static List<Map<String, String>> groups(String text) {
        String lines = text.replace("\r\n", "\n").replaceAll("(?m)^[ \t]+$", "").replaceAll("\n[ \t]+", " ");
        return Arrays.stream(lines.split("\n{2,}"))
                .map(ReturnReader::fields)
                .filter(fields -> !fields.isEmpty())
                .toList();
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new HashMap<>();
        block.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.putIfAbsent(name, line.substring(colon + 1).strip());
            }
        });
        return fields;
    }

    private void takeNotice(Map<String, String> fields) {
        if (fields.containsKey("final-recipient") && fields.containsKey("action")) {
            notices.add(new Notice(
                    address(fields.get("original-recipient")),
                    address(fields.get("final-recipient")),
                    first(fields.get("action")).toLowerCase(Locale.ROOT),
                    first(fields.getOrDefault("status", "")),
                    withoutType(fields.getOrDefault("diagnostic-code", ""))));
        }
    }

    private void takeHeaders(Map<String, String> fields) {
        if (fields.containsKey(MESSAGE_ID)) {
            returned.add(fields.get(MESSAGE_ID));
        }
    }

    private void takeComplaint(Map<String, String> fields) {
        complaint |= SPAM.contains(fields.getOrDefault("feedback-type", "").toLowerCase(Locale.ROOT));
        COMPLAINERS.stream()
                .filter(fields::containsKey)
                .map(name -> address(fields.get(name)))
                .filter(ReturnReader::isNamed)
                .forEach(complainers::add);
    }

    private static boolean isNamed(String address) {
        return address.contains("@") && !address.toLowerCase(Locale.ROOT).startsWith(REDACTED);
    }

    /** {@code rfc822; ada@example.org}, also in angle brackets. */
    private static String address(String field) {
        return field == null ? null : withoutType(field).replaceAll("[<>]", "");
    }

    private static String withoutType(String field) {
        return field.substring(field.indexOf(';') + 1).strip();
    }

    /** What follows is a comment. */
    private static String first(String field) {
        return field.split("[\\s(]", 2)[0];
    }
}
