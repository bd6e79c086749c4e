package io.plenary.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashSet;
import java.util.Set;

/** A server that tells each text that is posted to it to all who are connected, and nothing else. Argument: port. */
final class BareBroadcast {

    /** As many may want to come in at once. */
    private static final int BACKLOG = 4_096;

    private final Set<ServerWebSocket> sockets = new HashSet<>();

    public static void main(String[] arguments) {
        BareBroadcast bare = new BareBroadcast();
        Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG))
                .webSocketHandler(bare::enter)
                .requestHandler(bare::say)
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .onFailure(failure -> Runtime.getRuntime().exit(1));
    }

    private void enter(ServerWebSocket socket) {
        sockets.add(socket);
        socket.closeHandler(gone -> sockets.remove(socket));
    }

    private void say(HttpServerRequest request) {
        if (request.method() != HttpMethod.PUT) {
            request.response().setStatusCode(405).end();
            return;
        }
        request.body().onSuccess(body -> {
            String text = body.toString();
            sockets.forEach(socket -> socket.writeTextMessage(text));
            request.response().end();
        });
    }
}
