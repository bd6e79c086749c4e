package io.plenary.testing;

import static io.plenary.testing.TestNode.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to the PostgreSQL server of the test run that can be cut. */
public final class Line implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final NetServer server = vertx.createNetServer().connectHandler(this::connect);
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean held;
    private final URI target = URI.create(TestServer.uri());

    public Line() {
        await(server.listen(0, "127.0.0.1"));
    }

    /** URI of the server's superuser at this end of the line. */
    public String uri() {
        return "postgresql://" + target.getUserInfo() + "@127.0.0.1:" + server.actualPort() + target.getPath();
    }

    private void connect(NetSocket here) {
        here.pause();
        if (held) {
            return;
        }
        client.connect(target.getPort(), target.getHost()).onSuccess(there -> {
            sockets.add(here);
            sockets.add(there);
            here.pipeTo(there);
            there.pipeTo(here);
        });
    }

    /** Connections stay open, and nothing comes through. */
    public void hold() {
        held = true;
        sockets.forEach(NetSocket::pause);
    }

    /** What was held comes through; connections that were begun meanwhile are ended. */
    public void goOn() {
        held = false;
        sockets.forEach(NetSocket::resume);
    }

    /** Ends every connection; new ones can be made. */
    public void cut() {
        sockets.forEach(NetSocket::close);
        sockets.clear();
    }

    /** Ends every connection and takes no more. */
    @Override
    public void close() {
        await(vertx.close());
    }
}
