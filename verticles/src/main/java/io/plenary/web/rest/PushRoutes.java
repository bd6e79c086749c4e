package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.PushService;
import io.plenary.contracts.notifications.PushSubscription;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.BrowserName;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** Browsers that are told things while nobody looks at the client. */
final class PushRoutes implements Routes {

    private final PushService push;

    PushRoutes(Node node) {
        push = node.proxies().of(PushService.class, PushService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getPush", (caller, call) -> push.access(caller).map(Answer::ok))
                .on("subscribeToPush", this::subscribe)
                .on("unsubscribeFromPush", (caller, call) -> push.unsubscribe(caller, call.pathUuid("id"))
                        .map(Answer.NO_CONTENT));
    }

    private Future<Answer> subscribe(Caller caller, Call call) {
        return push.subscribe(caller, call.body(PushSubscription.class), BrowserName.of(call.header("User-Agent")))
                .map(Answer::ok);
    }
}
