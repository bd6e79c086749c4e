package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.Burst;
import io.plenary.contracts.engagement.BurstsService;
import io.plenary.contracts.engagement.ReactionKind;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.Map;

/** Applause and the like while a session goes on. */
final class BurstsRoutes implements Routes {

    private record Pressed(ReactionKind kind, int count) {}

    private final BurstsService bursts;
    private final Gateway gateway;

    BurstsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        bursts = node.proxies().of(BurstsService.class, BurstsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("pressReaction", this::press);
    }

    private Future<Answer> press(Caller caller, Call call) {
        Pressed pressed = call.body(Pressed.class, Map.of("count", 1));
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> bursts.press(
                        caller, new Burst(conference.id(), call.pathUuid("id"), pressed.kind(), pressed.count())))
                .map(Answer.NO_CONTENT);
    }
}
