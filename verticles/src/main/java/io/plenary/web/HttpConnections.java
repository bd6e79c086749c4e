package io.plenary.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.plenary.runtime.Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/** What is asked of every connection before its first request. */
final class HttpConnections {

    private final HttpServerOptions options;
    private final LastRequests lastRequests;
    private final ConnectionLimit limit;
    private final StreamBudget streams = new StreamBudget();

    /** @param options those of the server, which must begin with what is made of them here */
    HttpConnections(HttpServerOptions options, Settings.Http settings, LastRequests lastRequests) {
        // Vert.x sets a connection up that may become HTTP/2 without TLS in the middle of its first request: too late
        // for us.
        this.options = options.setHttp2ClearTextEnabled(false);
        this.lastRequests = lastRequests;
        limit = new ConnectionLimit(settings.connectionsPerAddress(), new ClientAddresses(settings));
    }

    void begin(HttpConnection connection) {
        if (!limit.admits(connection)) {
            connection.close();
        } else if (connection instanceof Http1xServerConnection http1) {
            ChannelHandlerContext context = http1.channelHandlerContext();
            TlsChatter.bound(context.pipeline());
            StrictRequestDecoder.replaceIn(context.pipeline(), options);
            lastRequests.await(context);
            context.pipeline().addBefore(context.name(), "slow client", new SlowClient());
        } else if (connection instanceof HttpServerConnection http2) {
            ChannelHandlerContext context = http2.channelHandlerContext();
            TlsChatter.bound(context.pipeline());
            SlowStreams.watch(context, streams, limit.counted(connection));
            ControlFrames.bound((Http2ConnectionHandler) context.handler());
        }
    }

    /**
     * From now on the connection of a request is a WebSocket, of which others know when it takes too long.
     *
     * @return ends it, also where its client reads nothing
     */
    static Runnable upgrade(HttpServerRequest request) {
        ChannelPipeline pipeline = ((Http1xServerConnection) request.connection())
                .channelHandlerContext()
                .pipeline();
        if (pipeline.get(SlowClient.class) != null) {
            pipeline.replace(SlowClient.class, "socket frames", new SocketFrames());
        }
        // From here it does not come by Vert.x, which would say goodbye first.
        return pipeline.context(SocketFrames.class)::close;
    }

    /** Vert.x (5.0.10) tells nobody that a connection closes which has become a WebSocket. */
    static void whenClosed(HttpConnection connection, Runnable then) {
        if (connection instanceof Http1xServerConnection http1) {
            http1.channelHandlerContext().channel().closeFuture().addListener(closed -> then.run());
        } else {
            connection.closeHandler(closed -> then.run());
        }
    }
}
