package io.plenary.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ShutdownEvent;
import io.vertx.core.shareddata.LocalMap;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what is on its way from getting lost when the gateway closes. A server of Vert.x drops connections that are being
 * accepted at that moment, and requests that arrive on an open HTTP/1.1 connection afterwards; their senders would not know
 * whether they were carried out. HTTP/2 needs no such patience, it tells clients where it stopped.
 */
final class LastRequests {

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2_000);

    private static final String OPEN = "open";

    private final LocalMap<String, Integer> gateways;
    private volatile Channel listener;

    LastRequests(Vertx vertx) {
        gateways = vertx.sharedData().getLocalMap("plenary.gateways");
    }

    void await(ChannelHandlerContext connection) {
        connection.pipeline().addBefore(connection.name(), "last requests", new Patience());
        listener = connection.channel().parent();
    }

    /** Gateways of one node share what listens. */
    void gatewayOpens() {
        gateways.merge(OPEN, 1, Integer::sum);
    }

    /** Takes no further connections, where no other gateway is there to; those that have been accepted are served. */
    Future<Void> gatewayCloses() {
        int others = gateways.merge(OPEN, -1, Integer::sum);
        if (listener == null || others > 0) {
            return Future.succeededFuture();
        }
        Promise<Void> closed = Promise.promise();
        listener.close().addListener(done -> closed.complete());
        return closed.future();
    }

    /** Holds back the word to close until a connection has been quiet for a while. */
    private static final class Patience extends ChannelDuplexHandler {

        private long lastUse = System.nanoTime();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            lastUse = System.nanoTime();
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
            lastUse = System.nanoTime();
            context.write(message, written);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ShutdownEvent) {
                passOnWhenQuiet(context, event, System.nanoTime());
            } else {
                context.fireUserEventTriggered(event);
            }
        }

        private void passOnWhenQuiet(ChannelHandlerContext context, Object event, long asked) {
            long quietAt = Math.max(lastUse, asked) + QUIET_NANOS;
            long wait = Math.min(quietAt, asked + LONGEST_NANOS) - System.nanoTime();
            if (wait <= 0) {
                context.fireUserEventTriggered(event);
            } else {
                context.executor().schedule(() -> passOnWhenQuiet(context, event, asked), wait, TimeUnit.NANOSECONDS);
            }
        }
    }
}
