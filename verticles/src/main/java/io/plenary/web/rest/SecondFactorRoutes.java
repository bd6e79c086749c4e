package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.RecoveryCodes;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** What an account asks for after its password, as its owner has it. */
final class SecondFactorRoutes implements Routes {

    private record Password(String password) {}

    private record Code(String code) {}

    private final AuthService auth;

    SecondFactorRoutes(Node node) {
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getSecondFactor", (caller, call) -> auth.secondFactor(caller).map(Answer::ok))
                .on("addAuthenticator", this::add)
                .on("confirmAuthenticator", this::confirm)
                .on("removeAuthenticator", this::remove)
                .on("renewRecoveryCodes", this::renewCodes)
                .on("resetSecondFactor", this::reset);
    }

    private Future<Answer> add(Caller caller, Call call) {
        return auth.addAuthenticator(caller, password(call))
                .map(app -> Answer.json(201, app.toJson()).with("Cache-Control", "no-store"));
    }

    private Future<Answer> confirm(Caller caller, Call call) {
        return auth.confirmAuthenticator(caller, call.body(Code.class).code()).map(SecondFactorRoutes::shown);
    }

    private Future<Answer> remove(Caller caller, Call call) {
        return auth.removeAuthenticator(caller, password(call)).map(Answer.NO_CONTENT);
    }

    private Future<Answer> renewCodes(Caller caller, Call call) {
        return auth.renewRecoveryCodes(caller, password(call)).map(SecondFactorRoutes::shown);
    }

    private Future<Answer> reset(Caller caller, Call call) {
        return auth.resetSecondFactor(caller, call.pathUuid("id")).map(Answer.NO_CONTENT);
    }

    private static String password(Call call) {
        return call.body(Password.class).password();
    }

    private static Answer shown(RecoveryCodes codes) {
        return Answer.json(200, codes.toJson()).with("Cache-Control", "no-store");
    }
}
