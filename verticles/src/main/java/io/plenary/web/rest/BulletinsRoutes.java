package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.AudienceKind;
import io.plenary.contracts.notifications.Bulletin;
import io.plenary.contracts.notifications.BulletinDraft;
import io.plenary.contracts.notifications.BulletinsService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What organizers write to the people of a conference. */
final class BulletinsRoutes implements Routes {

    private record Written(
            UUID id,
            String subject,
            String text,
            String language,
            AudienceKind audience,
            UUID sessionId,
            UUID trackId,
            UUID ticketTypeId) {

        BulletinDraft on(UUID conferenceId) {
            return new BulletinDraft(
                    id, conferenceId, subject, text, language, audience, sessionId, trackId, ticketTypeId);
        }
    }

    private record Sending(Instant at) {}

    private final BulletinsService bulletins;
    private final Gateway gateway;

    BulletinsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        bulletins = node.proxies().of(BulletinsService.class, BulletinsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listBulletins", this::list)
                .on("createBulletin", this::create)
                .on("getBulletin", this::get)
                .on("updateBulletin", this::update)
                .on("deleteBulletin", this::delete)
                .on("previewBulletin", this::preview)
                .on("countAudience", this::count)
                .on("testBulletin", this::test)
                .on("sendBulletin", this::send)
                .on("stopBulletin", this::stop);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> bulletins.listBulletins(caller, conference, call.cursor(), call.limit()))
                .map(call::page);
    }

    private Future<Answer> create(Caller caller, Call call) {
        Written written = call.body(Written.class, Map.of("id", Uuids.next()));
        return conference(caller, call, conference -> bulletins.createBulletin(caller, written.on(conference)))
                .map(made -> Answer.created(
                                made, "/api/v1/conferences/" + made.conferenceId() + "/bulletins/" + made.id())
                        .withVersion(made.version()));
    }

    private Future<Answer> get(Caller caller, Call call) {
        return conference(caller, call, conference -> bulletins.getBulletin(caller, conference, call.pathUuid("id")))
                .map(report -> Answer.ok(report).withVersion(report.bulletin().version()));
    }

    private Future<Answer> update(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> bulletins.updateBulletin(
                                caller, conference, call.pathUuid("id"), call.patch(), call.ifMatch()))
                .map(BulletinsRoutes::answer);
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> bulletins.deleteBulletin(caller, conference, call.pathUuid("id"), call.ifMatch()))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> preview(Caller caller, Call call) {
        return conference(
                        caller, call, conference -> bulletins.previewBulletin(caller, conference, call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> count(Caller caller, Call call) {
        return conference(caller, call, conference -> bulletins.countAudience(caller, conference, call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> test(Caller caller, Call call) {
        return conference(caller, call, conference -> bulletins.testBulletin(caller, conference, call.pathUuid("id")))
                .map(Answer.ACCEPTED);
    }

    private Future<Answer> send(Caller caller, Call call) {
        Instant at = call.body(Sending.class).at();
        return conference(
                        caller,
                        call,
                        conference ->
                                bulletins.sendBulletin(caller, conference, call.pathUuid("id"), at, call.ifMatch()))
                .map(BulletinsRoutes::answer);
    }

    private Future<Answer> stop(Caller caller, Call call) {
        return conference(caller, call, conference -> bulletins.stopBulletin(caller, conference, call.pathUuid("id")))
                .map(BulletinsRoutes::answer);
    }

    private <T> Future<T> conference(Caller caller, Call call, Function<UUID, Future<T>> then) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .map(Conference::id)
                .compose(then);
    }

    private static Answer answer(Bulletin bulletin) {
        return Answer.ok(bulletin).withVersion(bulletin.version());
    }
}
