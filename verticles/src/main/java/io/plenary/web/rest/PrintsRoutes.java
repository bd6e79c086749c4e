package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.PaperSize;
import io.plenary.contracts.program.Print;
import io.plenary.contracts.program.PrintKind;
import io.plenary.contracts.program.PrintRequest;
import io.plenary.contracts.program.PrintState;
import io.plenary.contracts.program.PrintsService;
import io.plenary.runtime.Known;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Programs;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Programs to print: asked for, looked after, fetched. */
final class PrintsRoutes implements Routes {

    private static final String PDF = "application/pdf";
    private static final String PUBLIC = "public, no-cache";
    private static final String PRIVATE = "private, no-cache";
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST_BYTES = 16 << 20;
    /** Whoever wants a booklet waits so long for it, looking again and again; others may have come and gone by then. */
    private static final int MOST_LOOKS = 20;

    private static final long BETWEEN_LOOKS_MILLIS = 300;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final Gateway gateway;
    /** What is fetched again and again: a document never changes. */
    private final Known<UUID, Buffer> files;

    PrintsRoutes(Gateway gateway) {
        this.gateway = gateway;
        this.files = Known.<UUID, Buffer>named("web.prints")
                .freshFor(KEPT)
                .atMost(MOST_BYTES, Buffer::length)
                .in(gateway.vertx());
    }

    @Override
    public void mount(Api api) {
        api.on("printProgram", this::ask)
                .on("getPrint", (caller, call) -> prints(
                                caller, call, prints -> prints.getPrint(caller, call.pathUuid("id")))
                        .map(Answer::ok))
                .on("downloadPrint", this::download)
                .on("exportPdf", this::export);
    }

    private Future<Answer> ask(Caller caller, Call call) {
        PrintRequest request = call.body(PrintRequest.class, Map.of("draft", false));
        return conference(call).compose(conference -> asked(caller, conference, request)
                .map(print ->
                        Answer.accepted(print, "/api/v1/conferences/" + conference.slug() + "/prints/" + print.id())));
    }

    private Future<Print> asked(Caller caller, Conference conference, PrintRequest request) {
        return gateway.program(caller, conference)
                .ask(PrintsService.class, prints -> prints.askForPrint(caller, request));
    }

    private Future<Answer> download(Caller caller, Call call) {
        UUID id = call.pathUuid("id");
        return conference(call).compose(conference -> print(caller, conference, id)
                .compose(print -> file(caller, conference, print).map(file -> answer(conference, print, file))));
    }

    private Future<Print> print(Caller caller, Conference conference, UUID id) {
        return gateway.program(caller, conference).ask(PrintsService.class, prints -> prints.getPrint(caller, id));
    }

    private Future<Answer> export(Caller caller, Call call) {
        PaperSize size = call.queryEnum("size", PaperSize.class);
        PrintRequest request = new PrintRequest(PrintKind.PROGRAM, size, call.query("language"), null, null, false);
        return gateway.conferences().visible(caller, call.path("conf")).compose(conference -> asked(
                        caller, conference, request)
                .compose(print -> made(caller, conference, print, MOST_LOOKS))
                .compose(print -> file(caller, conference, print).map(file -> answer(conference, print, file))));
    }

    private Future<Print> made(Caller caller, Conference conference, Print print, int looks) {
        if (print.state() == PrintState.READY) {
            return Future.succeededFuture(print);
        }
        return print.state() == PrintState.FAILED || looks == 0
                ? Future.failedFuture(Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "The file is being made."))
                : gateway.vertx()
                        .timer(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)
                        .compose(due -> print(caller, conference, print.id()))
                        .compose(now -> made(caller, conference, now, looks - 1));
    }

    /** Who may have it was asked before. */
    private Future<Buffer> file(Caller caller, Conference conference, Print print) {
        return files.get(print.id(), id -> parts(caller, conference, id, 0, Buffer.buffer()));
    }

    private Future<Buffer> parts(Caller caller, Conference conference, UUID id, int part, Buffer before) {
        return gateway.program(caller, conference)
                .ask(PrintsService.class, prints -> prints.printPart(caller, id, part))
                .compose(next -> {
                    before.appendBytes(next.bytes());
                    return part + 1 < next.parts()
                            ? parts(caller, conference, id, part + 1, before)
                            : Future.succeededFuture(before);
                });
    }

    private static Answer answer(Conference conference, Print print, Buffer file) {
        String name = "%s-%s-%s-%s.pdf"
                .formatted(
                        conference.slug(),
                        print.kind() == PrintKind.PROGRAM ? "program" : "doors",
                        print.size().name().toLowerCase(Locale.ROOT),
                        print.language());
        boolean isPublic = print.forEverybody() && conference.visibleToAll();
        return Answer.kept(
                PDF,
                file,
                "\"" + print.tag() + "\"",
                Map.of(
                        "Content-Disposition",
                        "inline; filename=\"" + name + "\"",
                        "Cache-Control",
                        isPublic ? PUBLIC : PRIVATE));
    }

    private Future<Conference> conference(Call call) {
        return gateway.conferences().named(call.path("conf"));
    }

    private <T> Future<T> prints(Caller caller, Call call, Programs.Question<PrintsService, T> question) {
        return conference(call)
                .compose(conference -> gateway.program(caller, conference).ask(PrintsService.class, question));
    }
}
