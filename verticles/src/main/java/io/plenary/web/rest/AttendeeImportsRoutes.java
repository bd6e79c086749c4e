package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.AttendeeFile;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeImportKey;
import io.plenary.contracts.registrations.AttendeeImportQuery;
import io.plenary.contracts.registrations.AttendeeImportsService;
import io.plenary.contracts.registrations.AttendeeLineQuery;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.contracts.registrations.AttendeeOutcome;
import io.plenary.contracts.registrations.AttendeePart;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.function.Function;

/** People who were registered elsewhere, as files. */
final class AttendeeImportsRoutes implements Routes {

    /** A part of a file on the bus: small enough not to hold up other messages of the same connection. */
    private static final int PART = 128 * 1024;

    private static final Map<String, Object> UNSAID = Map.of("enlarge", false, "mail", false);

    private final AttendeeImportsService imports;
    private final Gateway gateway;

    AttendeeImportsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        imports = node.proxies().of(AttendeeImportsService.class, AttendeeImportsService.ADDRESS);
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
        Buffer file = call.bytes();
        return conference(caller, call, conference -> imports.openImport(
                                caller,
                                new AttendeeFile(
                                        Uuids.next(),
                                        conference.organizationId(),
                                        conference.id(),
                                        call.query("filename"),
                                        file.length()))
                        .compose(opened -> send(caller, opened, file, 0)
                                .compose(sent -> imports.readImport(caller, keyOf(opened)))))
                .map(read -> Answer.created(read, at(read)));
    }

    private Future<Void> send(Caller caller, AttendeeImport opened, Buffer file, int index) {
        int from = index * PART;
        if (from >= file.length()) {
            return Future.succeededFuture();
        }
        byte[] bytes = file.getBytes(from, Math.min(file.length(), from + PART));
        return imports.sendPart(
                        caller,
                        new AttendeePart(opened.organizationId(), opened.conferenceId(), opened.id(), index, bytes))
                .compose(sent -> send(caller, opened, file, index + 1));
    }

    private static AttendeeImportKey keyOf(AttendeeImport opened) {
        return new AttendeeImportKey(opened.organizationId(), opened.conferenceId(), opened.id());
    }

    private static String at(AttendeeImport read) {
        return "/api/v1/conferences/" + read.conferenceId() + "/attendee-imports/" + read.id();
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> imports.listImports(
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
        AttendeeMapping mapping = call.body(AttendeeMapping.class, UNSAID);
        return key(caller, call, key -> imports.checkImport(caller, key, mapping))
                .map(Answer::ok);
    }

    private Future<Answer> run(Caller caller, Call call) {
        return key(caller, call, key -> imports.runImport(caller, key)).map(Answer::ok);
    }

    private Future<Answer> lines(Caller caller, Call call) {
        return key(
                        caller,
                        call,
                        key -> imports.listLines(
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
