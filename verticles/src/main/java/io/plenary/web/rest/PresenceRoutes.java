package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.PresenceService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** Whose names others read who are in the same live rooms. */
final class PresenceRoutes implements Routes {

    private final PresenceService presence;
    private final Gateway gateway;

    PresenceRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        presence = node.proxies().of(PresenceService.class, PresenceService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("showMyName", this::show).on("hideMyName", this::hide);
    }

    private Future<Answer> show(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> presence.showName(caller, conference.id()))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> hide(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> presence.hideName(caller, conference.id()))
                .map(Answer.NO_CONTENT);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }
}
