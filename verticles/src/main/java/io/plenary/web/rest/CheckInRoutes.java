package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.CheckInService;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Passage;
import io.plenary.contracts.registrations.Scan;
import io.plenary.contracts.registrations.ScanBatch;
import io.plenary.contracts.registrations.ScanDevice;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Who is let in at the doors, and by which lists. */
final class CheckInRoutes implements Routes {

    private static final Map<String, Object> DEFAULTS = Map.of("rule", EntryRule.ONCE, "ticketTypeIds", List.of());

    private record Written(
            UUID id, String name, List<UUID> ticketTypeIds, EntryRule rule, Instant opensAt, Instant closesAt) {

        CheckInList on(Conference conference) {
            return new CheckInList(
                    id == null ? Uuids.next() : id,
                    conference.organizationId(),
                    conference.id(),
                    name,
                    ticketTypeIds,
                    rule,
                    opensAt,
                    closesAt,
                    null,
                    null,
                    0);
        }
    }

    private record Batch(ScanDevice device, Instant sentAt, List<Shown> scans) {

        ScanBatch scanned() {
            return new ScanBatch(device, sentAt, scans.stream().map(Shown::scan).toList());
        }
    }

    private record Shown(UUID id, String code, UUID ticketId, Passage passage, Instant scannedAt, Boolean decided) {

        Scan scan() {
            return new Scan(
                    id,
                    code,
                    ticketId,
                    passage == null ? Passage.IN : passage,
                    scannedAt,
                    Boolean.TRUE.equals(decided));
        }
    }

    private record Undo(String reason) {}

    private final CheckInService checkIns;
    private final Gateway gateway;

    CheckInRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        checkIns = node.proxies().of(CheckInService.class, CheckInService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listCheckInLists", this::lists)
                .on("createCheckInList", this::create)
                .on("updateCheckInList", this::update)
                .on("deleteCheckInList", this::delete)
                .on("checkIn", this::checkIn)
                .on("undoCheckIn", this::undo)
                .on("getDoorSnapshot", this::snapshot)
                .on("findDoorTickets", this::find)
                .on("getCheckInCounts", this::counts)
                .on("listCheckInConflicts", this::conflicts);
    }

    private Future<Answer> lists(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> checkIns.listCheckInLists(caller, conference.organizationId(), conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> create(Caller caller, Call call) {
        Written written = call.body(Written.class, DEFAULTS);
        return conference(caller, call)
                .compose(conference -> checkIns.createCheckInList(caller, written.on(conference)))
                .map(list -> Answer.created(list, at(list)).withVersion(list.version()));
    }

    private Future<Answer> update(Caller caller, Call call) {
        return list(caller, call, key -> checkIns.updateCheckInList(caller, key, call.patch(), call.ifMatch()))
                .map((CheckInList list) -> Answer.ok(list).withVersion(list.version()));
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return list(caller, call, key -> checkIns.deleteCheckInList(caller, key))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> checkIn(Caller caller, Call call) {
        ScanBatch batch = call.body(Batch.class).scanned();
        return list(caller, call, key -> checkIns.checkIn(caller, key, batch)).map(Answer::ok);
    }

    private Future<Answer> undo(Caller caller, Call call) {
        String reason = call.body(Undo.class).reason();
        return list(caller, call, key -> checkIns.undoCheckIn(caller, key, call.pathUuid("scan"), reason))
                .map(Answer::ok);
    }

    private Future<Answer> snapshot(Caller caller, Call call) {
        return list(caller, call, key -> checkIns.snapshot(caller, key, call.cursor()))
                .map(call::page);
    }

    private Future<Answer> find(Caller caller, Call call) {
        return list(caller, call, key -> checkIns.findTickets(caller, key, call.query("q")))
                .map(Answer::items);
    }

    private Future<Answer> counts(Caller caller, Call call) {
        return list(caller, call, key -> checkIns.counts(caller, key)).map(Answer::ok);
    }

    private Future<Answer> conflicts(Caller caller, Call call) {
        return list(caller, call, key -> checkIns.conflicts(caller, key)).map(Answer::items);
    }

    private <T> Future<T> list(Caller caller, Call call, Function<CheckInListKey, Future<T>> then) {
        return conference(caller, call)
                .map(conference ->
                        new CheckInListKey(conference.organizationId(), conference.id(), call.pathUuid("id")))
                .compose(then);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }

    private static String at(CheckInList list) {
        return "/api/v1/conferences/" + list.conferenceId() + "/check-in-lists/" + list.id();
    }
}
