package io.plenary.web.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** A WebSocket that may be closed already, of which one hears a moment later: asking it would fail, and what is written is lost. */
record Wire(ServerWebSocket socket) {

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

    Future<Void> close(CloseCode code) {
        return socket.isClosed() ? Future.succeededFuture() : socket.close(code.number(), code.reason());
    }
}
