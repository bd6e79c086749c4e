package io.plenary.web.rest;

import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.events.Origin;
import io.plenary.web.contract.Answer;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries as files, called as the API calls them. */
enum AuditFile {
    csv("text/csv", AuditFile::table),
    jsonl("application/jsonl", AuditFile::lines);

    private static final Origin UNKNOWN = new Origin(null, null, null, null);
    private static final String END_OF_ROW = "\r\n";
    /** A spreadsheet takes a cell for a formula that begins with one of these. */
    private static final String FORMULA = "=+-@\t\r";

    private static final List<String> TITLES = List.of(
            "number",
            "id",
            "occurredAt",
            "type",
            "organizationId",
            "conferenceId",
            "actorId",
            "subjectType",
            "subjectId",
            "correlationId",
            "details",
            "before",
            "hash",
            "address",
            "client",
            "tokenId",
            "reason");

    private final String mediaType;
    private final Function<List<AuditEntry>, String> writing;

    AuditFile(String mediaType, Function<List<AuditEntry>, String> writing) {
        this.mediaType = mediaType;
        this.writing = writing;
    }

    /** @param name null for the usual one */
    static AuditFile named(String name) {
        return name == null ? csv : valueOf(name);
    }

    Answer answer(List<AuditEntry> entries) {
        return Answer.of(200, mediaType + ";charset=UTF-8", Buffer.buffer(mark() + writing.apply(entries)))
                .with("Content-Disposition", "attachment; filename=\"audit.%s\"".formatted(name()))
                .with("Cache-Control", "no-store");
    }

    /** A byte order mark: without one Excel reads no UTF-8. */
    private String mark() {
        return this == csv ? "\uFEFF" : "";
    }

    private static String lines(List<AuditEntry> entries) {
        return entries.stream().map(entry -> entry.toJson() + "\n").collect(Collectors.joining());
    }

    private static String table(List<AuditEntry> entries) {
        return Stream.concat(Stream.of(row(TITLES.stream())), entries.stream().map(AuditFile::row))
                .collect(Collectors.joining());
    }

    private static String row(AuditEntry entry) {
        Origin origin = Objects.requireNonNullElse(entry.origin(), UNKNOWN);
        return row(Stream.of(
                entry.number(),
                entry.id(),
                entry.occurredAt(),
                entry.type(),
                told(entry.organizationId()),
                told(entry.conferenceId()),
                told(entry.actorId()),
                told(entry.subjectType()),
                told(entry.subjectId()),
                told(entry.correlationId()),
                members(entry.details()),
                members(entry.before()),
                entry.hash(),
                told(origin.address()),
                told(origin.client()),
                told(origin.tokenId()),
                told(origin.reason())));
    }

    private static Object told(Object value) {
        return value == null ? "" : value;
    }

    private static String members(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> member.getKey() + "=" + member.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String row(Stream<?> cells) {
        return cells.map(cell -> cell(cell.toString())).collect(Collectors.joining(",", "", END_OF_ROW));
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("[^\",\r\n]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
