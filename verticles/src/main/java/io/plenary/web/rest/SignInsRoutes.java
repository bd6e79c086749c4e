package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.OpenSignIn;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** Where the caller is signed in. */
final class SignInsRoutes implements Routes {

    private final AuthService auth;

    SignInsRoutes(Node node) {
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listSignIns", this::list).on("endSignIn", this::end).on("endOtherSignIns", this::endOthers);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return auth.listSignIns(caller).map(found -> answer(found, caller.signInId()));
    }

    private static Answer answer(List<OpenSignIn> found, UUID own) {
        JsonArray items = new JsonArray();
        for (OpenSignIn each : found) {
            items.add(new JsonObject(Json.write(each)).put("current", each.id().equals(own)));
        }
        return Answer.json(200, new JsonObject().put("items", items).encode());
    }

    private Future<Answer> end(Caller caller, Call call) {
        return auth.endSignIn(caller, call.pathUuid("id")).map(Answer.NO_CONTENT);
    }

    private Future<Answer> endOthers(Caller caller, Call call) {
        return auth.endOtherSignIns(caller, caller.signInId()).map(Answer.NO_CONTENT);
    }
}
