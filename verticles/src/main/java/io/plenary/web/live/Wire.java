package io.plenary.web.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket that may be closed already, of which one hears a moment later: asking it would fail, and what is written is lost.
 *
 * @param cut ends the connection below it
 */
record Wire(ServerWebSocket socket, Runnable cut) {

    /** Longer than who reads takes to say goodbye. */
    private static final int GOODBYE_SECONDS = 6;

    boolean isFull() {
        return !socket.isClosed() && socket.writeQueueFull();
    }

    void write(String text) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(text);
        }
    }

    void ping() {
        if (!socket.isClosed()) {
            socket.writePing(Buffer.buffer());
        }
    }

    /** Who does not read does not read either that it is over, and would stay. */
    Future<Void> close(CloseCode code) {
        return socket.isClosed()
                ? Future.succeededFuture()
                : socket.close(code.number(), code.reason())
                        .timeout(GOODBYE_SECONDS, TimeUnit.SECONDS)
                        .onFailure(unread -> cut.run());
    }
}
