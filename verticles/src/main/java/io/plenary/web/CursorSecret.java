package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthService;
import io.plenary.runtime.Node;
import io.plenary.web.contract.Cursors;
import io.vertx.core.Vertx;
import java.util.Base64;

/** What cursors are signed with. A gateway that has no database asks a node that has: until it knows, there are first pages only. */
final class CursorSecret {

    private static final long AGAIN_MILLIS = 1_000;

    private final Vertx vertx;
    private final Node node;
    private final Cursors cursors = new Cursors();

    private CursorSecret(Vertx vertx, Node node) {
        this.vertx = vertx;
        this.node = node;
    }

    static Cursors cursors(Vertx vertx, Node node) {
        CursorSecret secret = new CursorSecret(vertx, node);
        if (node.settings().database().uriOf(Service.AUTH.id()) == null) {
            secret.ask();
        } else {
            secret.cursors.use(node.databases().addressOf(Service.AUTH.id()).secretFor(Cursors.PURPOSE));
        }
        return secret.cursors;
    }

    private void ask() {
        node.proxies()
                .of(AuthService.class, AuthService.ADDRESS)
                .cursorSecret(Caller.SYSTEM)
                .onSuccess(secret -> cursors.use(Base64.getDecoder().decode(secret)))
                .onFailure(missing -> vertx.setTimer(AGAIN_MILLIS, again -> ask()));
    }
}
