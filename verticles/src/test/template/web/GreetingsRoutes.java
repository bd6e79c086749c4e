package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.greetings.Greeting;
import io.plenary.contracts.greetings.GreetingsService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.Map;

/** Friendly words. */
public final class GreetingsRoutes implements Routes {

    private final GreetingsService greetings;

    public GreetingsRoutes(Node node, Gateway gateway) {
        greetings = node.proxies().of(GreetingsService.class, GreetingsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("writeGreeting", this::write).on("listMyGreetings", this::mine);
    }

    private Future<Answer> write(Caller caller, Call call) {
        return greetings.write(caller, call.body(Greeting.class, Map.of("id", Uuids.next())))
                .map(greeting -> Answer.created(greeting, "/api/v1/greetings"));
    }

    private Future<Answer> mine(Caller caller, Call call) {
        return greetings.mine(caller).map(mine -> Answer.json(200, Json.write(Map.of("items", mine))));
    }
}
