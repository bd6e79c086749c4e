package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ImportChangeKind;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportRule;
import io.plenary.runtime.ClientAddresses;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.ExportFiles;
import io.plenary.web.Gateway;
import io.plenary.web.Programs;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;

/** Programs in and out as files. */
final class ImportsRoutes implements Routes {

    /** A part of a file on the bus: small enough not to hold up other messages of the same connection. */
    private static final int CHUNK = 128 * 1024;

    private final Gateway gateway;
    private final ClientAddresses addresses = ClientAddresses.bundled();

    ImportsRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("startImport", this::start)
                .on("getImport", this::get)
                .on("listImports", this::list)
                .on("previewImport", this::preview)
                .on("applyImport", this::apply)
                .on("discardImport", this::discard)
                .on("listImportChanges", this::changes)
                .on("exportXml", (caller, call) -> export(caller, call, ExportFormat.XML, "application/xml"))
                .on("exportJson", (caller, call) -> export(caller, call, ExportFormat.JSON, "application/json"))
                .on("exportCalendar", (caller, call) -> export(caller, call, ExportFormat.ICS, "text/calendar"));
    }

    private Future<Answer> start(Caller caller, Call call) {
        Buffer file = call.bytes();
        ImportRequest request = new ImportRequest(
                Uuids.next(), format(call), call.query("filename"), file.length(), rule(call), preview(call));
        return exchange(caller, call, exchange -> exchange.openImport(caller, request)
                        .map(ImportJob::id)
                        .compose(opened -> send(exchange, caller, opened, file, 0)
                                .compose(sent -> exchange.startImport(caller, opened))))
                .map(job -> accepted(call, job));
    }

    private static ImportFormat format(Call call) {
        return switch (call.mediaType()) {
            case "application/xml", "text/xml" -> ImportFormat.XML;
            case "application/json" -> ImportFormat.JSON;
            case "text/calendar" -> ImportFormat.ICS;
            default -> ImportFormat.UNKNOWN;
        };
    }

    private static ImportRule rule(Call call) {
        String rule = call.query("rule");
        return rule == null ? null : ImportRule.valueOf(rule);
    }

    private static boolean preview(Call call) {
        return Boolean.parseBoolean(call.query("preview"));
    }

    private static Future<Void> send(ExchangeService exchange, Caller caller, UUID id, Buffer file, int index) {
        int from = index * CHUNK;
        if (from >= file.length()) {
            return Future.succeededFuture();
        }
        byte[] bytes = file.getBytes(from, Math.min(file.length(), from + CHUNK));
        return exchange.sendChunk(caller, new ImportChunk(id, index, bytes))
                .compose(sent -> send(exchange, caller, id, file, index + 1));
    }

    private static Answer accepted(Call call, ImportJob job) {
        String location = "/api/v1/conferences/" + call.path("conf") + "/imports/" + job.id();
        return Answer.json(202, new JsonObject().put("id", job.id().toString()).encode())
                .with("Location", location);
    }

    private Future<Answer> get(Caller caller, Call call) {
        return exchange(caller, call, exchange -> exchange.getImport(caller, call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return exchange(caller, call, exchange -> exchange.listImports(caller, call.cursor(), call.limit()))
                .map(call::page);
    }

    private Future<Answer> preview(Caller caller, Call call) {
        ImportRule rule = rule(call) == null ? ImportRule.KEEP_OURS : rule(call);
        return exchange(caller, call, exchange -> exchange.previewImport(caller, call.pathUuid("id"), rule))
                .map(job -> accepted(call, job));
    }

    private Future<Answer> apply(Caller caller, Call call) {
        return exchange(caller, call, exchange -> exchange.applyImport(caller, call.pathUuid("id")))
                .map(job -> accepted(call, job));
    }

    private Future<Answer> discard(Caller caller, Call call) {
        return exchange(caller, call, exchange -> exchange.discardImport(caller, call.pathUuid("id")))
                .map(gone -> Answer.NO_CONTENT);
    }

    private Future<Answer> changes(Caller caller, Call call) {
        String kind = call.query("kind");
        ImportChangeKind wanted = kind == null ? null : ImportChangeKind.valueOf(kind);
        return exchange(
                        caller,
                        call,
                        exchange -> exchange.listImportChanges(
                                caller, call.pathUuid("id"), wanted, call.cursor(), call.limit()))
                .map(call::page);
    }

    private Future<Answer> export(Caller caller, Call call, ExportFormat format, String mediaType) {
        return gateway.conferences().visible(caller, call.path("conf")).compose(conference -> gateway.exports()
                .file(conference, format)
                .map(file -> {
                    Answer answer = answer(call, file, mediaType).with("Link", link(conference));
                    if (format == ExportFormat.ICS && call.isSent(answer)) {
                        countDownload(caller, conference);
                    }
                    return answer;
                }));
    }

    private static Answer answer(Call call, ExportFiles.ExportFile file, String mediaType) {
        Buffer body = file.body(call.header("Accept-Encoding"));
        // Named even where there is none: the server would compress it otherwise, again for each request.
        Map<CharSequence, CharSequence> encoding =
                Map.of(HttpHeaders.CONTENT_ENCODING, body == file.plain() ? "identity" : "gzip");
        return Answer.kept(mediaType + ";charset=UTF-8", body, file.etag(), encoding);
    }

    /** The same for people. */
    private String link(Conference conference) {
        return "<%s>; rel=\"alternate\"; type=\"text/html\"".formatted(addresses.conference(conference.slug()));
    }

    /** Calendars that ask again and again whether something changed download nothing. */
    private void countDownload(Caller caller, Conference conference) {
        gateway.views().saw(Uuids.next(), EngagementType.CalendarDownloaded, conference, null, caller);
    }

    private <T> Future<T> exchange(Caller caller, Call call, Programs.Question<ExchangeService, T> question) {
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(ExchangeService.class, question));
    }
}
