package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.EmailChange;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** What is done by links in mails. */
final class MailedLinksRoutes implements Routes {

    private record Wish(String email) {}

    private record Link(String token) {}

    private final AuthService auth;

    MailedLinksRoutes(Node node) {
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.open("requestPasswordReset", this::resetPassword)
                .on("changeEmail", this::changeEmail)
                .on("requestEmailConfirmation", (caller, call) -> auth.askForEmailConfirmation(caller)
                        .map(Answer.ACCEPTED))
                .open("confirmEmail", this::confirmEmail);
    }

    private Future<Answer> resetPassword(Caller caller, Call call) {
        return auth.askForPasswordReset(caller, call.body(Wish.class).email()).map(Answer.ACCEPTED);
    }

    private Future<Answer> changeEmail(Caller caller, Call call) {
        return auth.changeEmail(caller, call.body(EmailChange.class)).map(Answer.ACCEPTED);
    }

    private Future<Answer> confirmEmail(Caller caller, Call call) {
        return auth.confirmEmail(caller, call.body(Link.class).token()).map(Answer.NO_CONTENT);
    }
}
