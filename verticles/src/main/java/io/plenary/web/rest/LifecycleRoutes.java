package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.LifecycleAction;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.Map;

/** What is done with a conference as a whole, and what has been. */
final class LifecycleRoutes implements Routes {

    private record Said(String reason) {}

    private final ConferencesService conferences;
    private final Gateway gateway;
    private final ProfileCards people;

    LifecycleRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        people = new ProfileCards(node);
        conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        Map.of(
                        "submitConference", LifecycleAction.SUBMIT,
                        "withdrawConference", LifecycleAction.WITHDRAW,
                        "approveConference", LifecycleAction.APPROVE,
                        "rejectConference", LifecycleAction.REJECT,
                        "publishConference", LifecycleAction.PUBLISH,
                        "archiveConference", LifecycleAction.ARCHIVE,
                        "cancelConference", LifecycleAction.CANCEL)
                .forEach((operation, action) -> api.on(operation, (caller, call) -> transition(caller, call, action)));
        api.on("listTransitions", this::list);
    }

    private Future<Answer> transition(Caller caller, Call call, LifecycleAction action) {
        String reason = call.hasBody() ? call.body(Said.class).reason() : null;
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference ->
                        conferences.transitionConference(caller, conference.id(), action, reason, call.ifMatch()))
                .map(moved -> Answer.ok(moved).withVersion(moved.version()));
    }

    private Future<Answer> list(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(
                        conference -> conferences.listTransitions(caller, conference.id(), call.cursor(), call.limit()))
                .compose(page -> people.beside(caller, page, "by"))
                .map(page -> Answer.json(200, call.sign(page)));
    }
}
