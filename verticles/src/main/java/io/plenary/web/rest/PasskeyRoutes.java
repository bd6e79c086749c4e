package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.Passkey;
import io.plenary.contracts.auth.PasskeyOptions;
import io.plenary.contracts.auth.PasskeysService;
import io.plenary.contracts.auth.ShownPasskey;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.BrowserName;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Sign-in with keys that devices keep, and these keys as their owner has them. */
final class PasskeyRoutes implements Routes {

    private record Password(String password) {}

    private record Name(String name) {}

    private final PasskeysService passkeys;
    private final AuthRoutes auth;

    PasskeyRoutes(Node node, AuthRoutes auth) {
        passkeys = node.proxies().of(PasskeysService.class, PasskeysService.ADDRESS);
        this.auth = auth;
    }

    @Override
    public void mount(Api api) {
        api.open("getPasskeyOptions", (caller, call) -> passkeys.beginSignIn(caller)
                        .map(PasskeyRoutes::told))
                .open("loginByPasskey", this::signIn)
                .on("listPasskeys", (caller, call) -> passkeys.list(caller).map(PasskeyRoutes::all))
                .on("beginPasskey", this::begin)
                .on("addPasskey", this::add)
                .on("renamePasskey", this::rename)
                .on("removePasskey", this::remove);
    }

    private static Answer told(PasskeyOptions options) {
        return Answer.json(200, options.toJson()).with("Cache-Control", "no-store");
    }

    private static Answer all(List<Passkey> found) {
        JsonArray items = new JsonArray();
        found.forEach(each -> items.add(new JsonObject(each.toJson())));
        return Answer.json(200, new JsonObject().put("items", items).encode());
    }

    private Future<Answer> signIn(Caller caller, Call call) {
        ShownPasskey body = call.body(ShownPasskey.class);
        return passkeys.signIn(
                        caller,
                        new ShownPasskey(
                                body.credential(),
                                auth.clientAddress(call),
                                AuthRoutes.device(call),
                                BrowserName.of(call.header("User-Agent"))))
                .map(signIn -> auth.letIn(call, signIn));
    }

    private Future<Answer> begin(Caller caller, Call call) {
        return passkeys.beginAdding(caller, call.body(Password.class).password())
                .map(PasskeyRoutes::told);
    }

    private Future<Answer> add(Caller caller, Call call) {
        return passkeys.add(caller, call.body(NewPasskey.class))
                .map(added -> Answer.json(201, added.toJson()).with("Cache-Control", "no-store"));
    }

    private Future<Answer> rename(Caller caller, Call call) {
        return passkeys.rename(
                        caller, call.pathUuid("id"), call.body(Name.class).name())
                .map(Answer::ok);
    }

    private Future<Answer> remove(Caller caller, Call call) {
        return passkeys.remove(
                        caller, call.pathUuid("id"), call.body(Password.class).password())
                .map(Answer.NO_CONTENT);
    }
}
