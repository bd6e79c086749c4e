package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.AdminService;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.PasswordReset;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** Accounts: what administrators do with them, and how they end. */
final class AccountsRoutes implements Routes {

    private record Password(String password) {}

    private record Link(String token) {}

    private final AuthService auth;
    private final AdminService admin;

    AccountsRoutes(Node node) {
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
        admin = node.proxies().of(AdminService.class, AdminService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listUsers", this::listUsers)
                .on("getUser", this::getUser)
                .on("updateUser", this::updateUser)
                .on("deleteUser", this::deleteUser)
                .on("signOutUser", this::signOutUser)
                .on("issuePasswordLink", this::issuePasswordLink)
                .on("deleteMe", this::deleteMe)
                .open("checkPasswordLink", this::checkPasswordLink)
                .open("resetPassword", this::resetPassword);
    }

    private Future<Answer> listUsers(Caller caller, Call call) {
        return auth.listUsers(caller, call.query("q"), call.cursor(), call.limit())
                .map(call::page);
    }

    private Future<Answer> getUser(Caller caller, Call call) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in as an administrator.");
        }
        if (!caller.isAdmin()) {
            throw Refusal.FORBIDDEN.because("Only administrators look after accounts.");
        }
        return auth.validateUser(caller, call.pathUuid("id")).map(Answer::ok);
    }

    private Future<Answer> updateUser(Caller caller, Call call) {
        return admin.changeAccount(caller, call.pathUuid("id"), call.patch()).map(Answer::ok);
    }

    private Future<Answer> deleteUser(Caller caller, Call call) {
        return admin.eraseAccount(caller, call.pathUuid("id")).map(Answer.NO_CONTENT);
    }

    private Future<Answer> signOutUser(Caller caller, Call call) {
        return auth.endSignIns(caller, call.pathUuid("id")).map(Answer.NO_CONTENT);
    }

    private Future<Answer> issuePasswordLink(Caller caller, Call call) {
        return auth.issuePasswordLink(caller, call.pathUuid("id"))
                .map(link -> Answer.json(201, link.toJson()).with("Cache-Control", "no-store"));
    }

    private Future<Answer> deleteMe(Caller caller, Call call) {
        return admin.eraseOwnAccount(caller, call.body(Password.class).password())
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> checkPasswordLink(Caller caller, Call call) {
        return auth.checkPasswordLink(caller, call.body(Link.class).token()).map(Answer.NO_CONTENT);
    }

    private Future<Answer> resetPassword(Caller caller, Call call) {
        return auth.resetPassword(caller, call.body(PasswordReset.class)).map(Answer.NO_CONTENT);
    }
}
