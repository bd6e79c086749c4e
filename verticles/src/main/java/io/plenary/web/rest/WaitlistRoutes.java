package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.WaitingAdmission;
import io.plenary.contracts.registrations.WaitingClass;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingKey;
import io.plenary.contracts.registrations.WaitingMove;
import io.plenary.contracts.registrations.WaitingQuery;
import io.plenary.contracts.registrations.WaitlistService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Who waits for tickets that are sold out, or for seats in sessions that are full. */
final class WaitlistRoutes implements Routes {

    private static final Map<String, Object> JOINING = Map.of("seats", 1, "splits", false);
    private static final Map<String, Object> ADMITTING = Map.of("enlarge", false);

    private record Joining(
            UUID id,
            UUID ticketTypeId,
            List<UUID> otherTypeIds,
            UUID sessionId,
            int seats,
            boolean splits,
            String locale) {

        WaitingDraft at(Conference conference, String clientAddress) {
            return new WaitingDraft(
                    id == null ? Uuids.next() : id,
                    conference.id(),
                    ticketTypeId,
                    otherTypeIds,
                    sessionId,
                    seats,
                    splits,
                    locale,
                    clientAddress);
        }
    }

    private record Move(WaitingClass waitingClass, UUID before, String reason) {}

    private record Admission(String reason, boolean enlarge) {}

    private record Removal(String reason) {}

    private final WaitlistService waitlist;
    private final Gateway gateway;

    WaitlistRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        waitlist = node.proxies().of(WaitlistService.class, WaitlistService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listWaiting", this::list)
                .on("joinWaitlist", this::join)
                .on("leaveWaitlist", this::leave)
                .on("moveWaiting", this::move)
                .on("admitWaiting", this::admit)
                .on("removeWaiting", this::remove)
                .on("listMyWaiting", (caller, call) -> waitlist.myWaiting(caller)
                        .map(Answer::items));
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> waitlist.listWaiting(caller, query(conference, call)))
                .map(call::page);
    }

    private static WaitingQuery query(Conference conference, Call call) {
        return new WaitingQuery(
                conference.organizationId(),
                conference.id(),
                call.queryUuid("ticketType"),
                call.queryUuid("session"),
                call.cursor(),
                call.limit());
    }

    private Future<Answer> join(Caller caller, Call call) {
        Joining joining = call.body(Joining.class, JOINING);
        return conference(caller, call)
                .compose(conference -> waitlist.joinWaitlist(
                        caller,
                        joining.at(
                                conference,
                                gateway.clientAddresses()
                                        .subscriberOf(call.context().request()))))
                .map(entry -> Answer.created(entry, at(entry)).withVersion(entry.version()));
    }

    private Future<Answer> leave(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> waitlist.leaveWaitlist(caller, conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> move(Caller caller, Call call) {
        Move move = call.body(Move.class);
        return entry(
                caller,
                call,
                key -> waitlist.moveWaiting(
                        caller, key, new WaitingMove(move.waitingClass(), move.before(), move.reason())));
    }

    private Future<Answer> admit(Caller caller, Call call) {
        Admission wanted = call.body(Admission.class, ADMITTING);
        return entry(
                caller,
                call,
                key -> waitlist.admitWaiting(caller, key, new WaitingAdmission(wanted.reason(), wanted.enlarge())));
    }

    private Future<Answer> remove(Caller caller, Call call) {
        Removal removal = call.body(Removal.class);
        return entry(caller, call, key -> waitlist.removeWaiting(caller, key, removal.reason()));
    }

    private Future<Answer> entry(Caller caller, Call call, Function<WaitingKey, Future<WaitingEntry>> then) {
        return conference(caller, call)
                .map(conference -> new WaitingKey(conference.organizationId(), conference.id(), call.pathUuid("id")))
                .compose(then)
                .map(entry -> Answer.ok(entry).withVersion(entry.version()));
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }

    private static String at(WaitingEntry entry) {
        return "/api/v1/conferences/" + entry.conferenceId() + "/waiting-list/" + entry.id();
    }
}
