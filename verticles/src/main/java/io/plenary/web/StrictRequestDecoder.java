package io.plenary.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Takes no request whose length can be read in two ways: a proxy in front may have read it in the other, and what it takes for
 * a body would be a request of somebody else's here (RFC 9112, section 6.3). Netty would drop one of two lengths and a coding
 * it does not know. The same goes for two hosts (RFC 9112, section 3.2).
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    private static final AsciiString CHUNKED = HttpHeaderValues.CHUNKED;

    private StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    /** Puts one in the place of that of Vert.x. */
    static void replaceIn(ChannelPipeline pipeline, HttpServerOptions options) {
        ChannelHandlerContext usual = pipeline.context(VertxHttpRequestDecoder.class);
        if (usual != null) {
            pipeline.replace(usual.name(), usual.name(), new StrictRequestDecoder(options));
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Both Content-Length and Transfer-Encoding");
    }

    /** Asked once the headers are read; what is thrown here makes the request an unreadable one. */
    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        if (message.headers().getAll(HttpHeaderNames.HOST).size() > 1) {
            throw new IllegalArgumentException("More than one Host");
        }
        List<String> codings = message.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty() && (codings.size() > 1 || !CHUNKED.contentEqualsIgnoreCase(codings.get(0)))) {
            throw new IllegalArgumentException("Transfer-Encoding is chunked or nothing");
        }
        return super.isContentAlwaysEmpty(message);
    }
}
