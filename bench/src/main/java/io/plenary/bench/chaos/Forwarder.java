package io.plenary.bench.chaos;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;

/** A port that leads to another one, and later to a third. */
final class Forwarder implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final int port;
    private volatile SocketAddress target;

    /** @param port 0 for a free one */
    Forwarder(String host, int port, SocketAddress target) {
        this.target = target;
        this.port = vertx.createNetServer()
                .connectHandler(this::forward)
                .listen(port, host)
                .await()
                .actualPort();
    }

    int port() {
        return port;
    }

    /** New connections from now on. */
    void leadTo(SocketAddress other) {
        target = other;
    }

    private void forward(NetSocket from) {
        from.pause();
        client.connect(target)
                .onSuccess(to -> {
                    from.pipeTo(to);
                    to.pipeTo(from);
                })
                .onFailure(nobodyThere -> from.close());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
