package io.plenary.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.impl.ShutdownEvent;
import java.util.concurrent.TimeUnit;

/**
 * Keeps an open HTTP/1.1 connection for a moment after the gateway has stopped listening: a request may be on its way, and its
 * sender would not know whether it was carried out. HTTP/2 needs no such patience, it tells clients where it stopped.
 */
final class LastRequests extends ChannelInboundHandlerAdapter {

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1_200);

    private long lastRead = System.nanoTime();

    static void await(HttpConnection connection) {
        if (connection instanceof Http1xServerConnection http1) {
            ChannelHandlerContext context = http1.channelHandlerContext();
            context.pipeline().addBefore(context.name(), "last requests", new LastRequests());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        lastRead = System.nanoTime();
        context.fireChannelRead(message);
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
        long quietAt = Math.max(lastRead, asked) + QUIET_NANOS;
        long wait = Math.min(quietAt, asked + LONGEST_NANOS) - System.nanoTime();
        if (wait <= 0) {
            context.fireUserEventTriggered(event);
        } else {
            context.executor().schedule(() -> passOnWhenQuiet(context, event, asked), wait, TimeUnit.NANOSECONDS);
        }
    }
}
