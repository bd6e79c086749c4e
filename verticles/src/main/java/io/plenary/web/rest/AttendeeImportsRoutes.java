package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.AttendeeFile;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeImportKey;
import io.plenary.contracts.registrations.AttendeeImportQuery;
import io.plenary.contracts.registrations.AttendeeImportsService;
import io.plenary.contracts.registrations.AttendeeLine;
import io.plenary.contracts.registrations.AttendeeLineQuery;
import io.plenary.contracts.registrations.AttendeeLines;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.contracts.registrations.AttendeeOutcome;
import io.plenary.formats.tables.ColumnGuesses;
import io.plenary.formats.tables.Table;
import io.plenary.formats.tables.TableFiles;
import io.plenary.formats.tables.UnreadableTable;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** People who were registered elsewhere, as a file. It is read here, on threads of its own, and goes on as lines. */
final class AttendeeImportsRoutes implements Routes {

    private static final int READERS = 2;
    /** Characters of lines that travel together, and how many they are at most. */
    private static final int PART = 128 * 1024;

    private static final int MOST_LINES = 500;

    /** A file, and its lines in parts. */
    private record Read(AttendeeFile file, List<List<AttendeeLine>> parts) {}

    private final AttendeeImportsService imports;
    private final Gateway gateway;
    private final WorkerExecutor readers;

    AttendeeImportsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        imports = node.proxies().of(AttendeeImportsService.class, AttendeeImportsService.ADDRESS);
        readers = gateway.vertx().createSharedWorkerExecutor("plenary-attendee-files", READERS);
    }

    @Override
    public void mount(Api api) {
        api.on("startAttendeeImport", this::start)
                .on("listAttendeeImports", this::list)
                .on("getAttendeeImport", this::get)
                .on("forgetAttendeeImport", this::forget)
                .on("checkAttendeeImport", this::check)
                .on("runAttendeeImport", this::run)
                .on("listAttendeeLines", this::lines);
    }

    private Future<Answer> start(Caller caller, Call call) {
        byte[] bytes = call.bytes().getBytes();
        String filename = call.query("filename");
        return conference(caller, call, conference -> readers.executeBlocking(() -> read(bytes, filename, conference), false)
                .compose(read -> imports.openImport(caller, read.file())
                        .compose(opened -> send(caller, opened, read.parts(), 0)))
                .map(opened -> Answer.created(opened, at(opened))));
    }

    private static String at(AttendeeImport opened) {
        return "/api/v1/conferences/" + opened.conferenceId() + "/attendee-imports/" + opened.id();
    }

    private static Read read(byte[] bytes, String filename, Conference conference) {
        try {
            Table table = TableFiles.read(bytes);
            AttendeeFile file = new AttendeeFile(
                    Uuids.next(),
                    conference.organizationId(),
                    conference.id(),
                    table.format(),
                    filename,
                    table.rows().size(),
                    ColumnGuesses.columns(table),
                    table.findings());
            return new Read(file, parts(table));
        } catch (UnreadableTable e) {
            AttendeeFile file = new AttendeeFile(
                    Uuids.next(),
                    conference.organizationId(),
                    conference.id(),
                    e.format(),
                    filename,
                    0,
                    List.of(),
                    List.of(e.finding()));
            return new Read(file, List.of());
        }
    }

    private static List<List<AttendeeLine>> parts(Table table) {
        List<List<AttendeeLine>> parts = new ArrayList<>();
        List<AttendeeLine> part = new ArrayList<>();
        int length = 0;
        for (Table.Row row : table.rows()) {
            part.add(new AttendeeLine(row.line(), row.cells(), null, null, List.of()));
            length += row.cells().stream().mapToInt(String::length).sum();
            if (length > PART || part.size() == MOST_LINES) {
                parts.add(part);
                part = new ArrayList<>();
                length = 0;
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private Future<AttendeeImport> send(
            Caller caller, AttendeeImport opened, List<List<AttendeeLine>> parts, int next) {
        return next == parts.size()
                ? Future.succeededFuture(opened)
                : imports.sendLines(
                                caller,
                                new AttendeeLines(
                                        opened.organizationId(), opened.conferenceId(), opened.id(), parts.get(next)))
                        .compose(sent -> send(caller, sent, parts, next + 1));
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(caller, call, conference -> imports.listImports(
                        caller,
                        new AttendeeImportQuery(
                                conference.organizationId(), conference.id(), call.cursor(), call.limit())))
                .map(call::page);
    }

    private Future<Answer> get(Caller caller, Call call) {
        return key(caller, call, key -> imports.getImport(caller, key)).map(Answer::ok);
    }

    private Future<Answer> forget(Caller caller, Call call) {
        return key(caller, call, key -> imports.forgetImport(caller, key)).map(gone -> Answer.NO_CONTENT);
    }

    private Future<Answer> check(Caller caller, Call call) {
        AttendeeMapping mapping = call.body(AttendeeMapping.class);
        return key(caller, call, key -> imports.checkImport(caller, key, mapping)).map(Answer::ok);
    }

    private Future<Answer> run(Caller caller, Call call) {
        return key(caller, call, key -> imports.runImport(caller, key)).map(Answer::ok);
    }

    private Future<Answer> lines(Caller caller, Call call) {
        return key(caller, call, key -> imports.listLines(
                        caller,
                        new AttendeeLineQuery(
                                key.organizationId(),
                                key.conferenceId(),
                                key.importId(),
                                call.queryEnum("outcome", AttendeeOutcome.class),
                                call.cursor(),
                                call.limit())))
                .map(call::page);
    }

    private <T> Future<T> key(Caller caller, Call call, Function<AttendeeImportKey, Future<T>> then) {
        return conference(
                caller,
                call,
                conference -> then.apply(
                        new AttendeeImportKey(conference.organizationId(), conference.id(), call.pathUuid("id"))));
    }

    private <T> Future<T> conference(Caller caller, Call call, Function<Conference, Future<T>> then) {
        return gateway.conferences().visible(caller, call.path("conf")).compose(then);
    }
}
