package io.plenary.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.TreeNode;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Looks for events in parts of a schedule.json that hold none by its schema: nobody shall believe they were read. */
final class LostJsonEvents {

    /** An object is taken for an event when it has a title and one of these. */
    private static final Set<String> SIGNS = Set.of("start", "date", "duration", "persons", "guid");

    private record Open(String name, int line, Set<String> names) {}

    private final Findings findings;

    LostJsonEvents(Findings findings) {
        this.findings = findings;
    }

    /** Reports the events within a value. */
    void report(TreeNode value, int line) {
        try (JsonParser in = value.traverse()) {
            in.nextToken();
            walk(in, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the value the parser stands on, reporting the events within it. */
    void skip(JsonParser in) throws IOException {
        walk(in, null);
    }

    private void walk(JsonParser in, Integer line) throws IOException {
        Deque<Open> open = new ArrayDeque<>();
        JsonToken token = in.currentToken();
        while (token != null) {
            if (token.isStructStart()) {
                String name = PlainText.legal(Objects.requireNonNullElse(
                        in.getParsingContext().getParent().getCurrentName(), "[]"));
                int begin = line == null ? in.currentTokenLocation().getLineNr() : line;
                open.push(new Open(name, begin, new HashSet<>()));
            } else if (token == JsonToken.FIELD_NAME) {
                note(in.currentName(), open.peek());
            } else if (token.isStructEnd()) {
                close(open.pop());
            }
            token = open.isEmpty() ? null : in.nextToken();
        }
    }

    private static void note(String name, Open object) {
        if (name.equals("title") || SIGNS.contains(name)) {
            object.names.add(name);
        }
    }

    private void close(Open object) {
        if (object.names.contains("title") && object.names.size() > 1) {
            findings.add(FindingCode.MISPLACED_EVENT, Map.of("name", object.name), object.line, null);
        }
    }
}
