package io.plenary.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the frames of a connection of HTTP/2 that ask for nothing: each is a few bytes, and has the server answer or think (RFC
 * 9113 §10.5). Browsers send some with each request. Windows are enlarged as often as a fast line needs it.
 */
final class ControlFrames extends Http2FrameListenerDecorator {

    static final int MOST = 1_000;
    static final int MOST_OF_WINDOWS = 20_000;
    private static final long WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private long since;
    private int frames;
    private int windows;

    private ControlFrames(Http2FrameListener listener) {
        super(listener);
    }

    static void bound(Http2ConnectionHandler handler) {
        handler.decoder().frameListener(new ControlFrames(handler.decoder().frameListener()));
    }

    private void count(ChannelHandlerContext context, int more, int moreOfWindows) throws Http2Exception {
        long now = context.executor().ticker().nanoTime();
        if (now - since > WITHIN_NANOS) {
            since = now;
            frames = 0;
            windows = 0;
        }
        frames += more;
        windows += moreOfWindows;
        if (frames > MOST || windows > MOST_OF_WINDOWS) {
            throw Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM, "Too many frames that ask for nothing");
        }
    }

    @Override
    public void onPingRead(ChannelHandlerContext context, long data) throws Http2Exception {
        count(context, 1, 0);
        super.onPingRead(context, data);
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext context, long data) throws Http2Exception {
        count(context, 1, 0);
        super.onPingAckRead(context, data);
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
        count(context, 1, 0);
        super.onSettingsRead(context, settings);
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext context) throws Http2Exception {
        count(context, 1, 0);
        super.onSettingsAckRead(context);
    }

    @Override
    public void onPriorityRead(ChannelHandlerContext context, int stream, int on, short weight, boolean exclusive)
            throws Http2Exception {
        count(context, 1, 0);
        super.onPriorityRead(context, stream, on, weight, exclusive);
    }

    @Override
    public void onUnknownFrame(ChannelHandlerContext context, byte type, int stream, Http2Flags flags, ByteBuf payload)
            throws Http2Exception {
        count(context, 1, 0);
        super.onUnknownFrame(context, type, stream, flags, payload);
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext context, int stream, int more) throws Http2Exception {
        count(context, 0, 1);
        super.onWindowUpdateRead(context, stream, more);
    }
}
