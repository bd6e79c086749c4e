package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.ScreensService;
import io.plenary.contracts.engagement.StageScreenDraft;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.UUID;

/** Screens in the rooms and in the foyer of a conference. */
final class ScreensRoutes implements Routes {

    private record NewScreen(UUID id, UUID roomId, String name, Integer expiresInDays) {

        StageScreenDraft in(Conference conference) {
            return new StageScreenDraft(id == null ? Uuids.next() : id, conference.id(), roomId, name, expiresInDays);
        }
    }

    private final ScreensService screens;
    private final Gateway gateway;

    ScreensRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        screens = node.proxies().of(ScreensService.class, ScreensService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listStageScreens", this::list)
                .on("createStageScreen", this::create)
                .on("revokeStageScreen", this::revoke);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> screens.screens(caller, conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> create(Caller caller, Call call) {
        NewScreen wanted = call.body(NewScreen.class);
        return conference(caller, call)
                .compose(conference -> screens.create(caller, wanted.in(conference)))
                .map(made -> Answer.created(made, EngagementRoutes.at(made.conferenceId(), "stage-screens", made.id()))
                        .with("Cache-Control", "no-store"));
    }

    private Future<Answer> revoke(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> screens.revoke(caller, conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }
}
