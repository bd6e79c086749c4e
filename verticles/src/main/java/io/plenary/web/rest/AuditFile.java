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
        return Stream.concat(
                        Stream.of(CsvRow.of(TITLES.stream())), entries.stream().map(AuditFile::row))
                .collect(Collectors.joining());
    }

    private static String row(AuditEntry entry) {
        Origin origin = Objects.requireNonNullElse(entry.origin(), UNKNOWN);
        return CsvRow.of(Stream.of(
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
}
