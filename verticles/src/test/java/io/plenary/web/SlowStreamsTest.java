package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slow ways of HTTP/2, on a connection that is kept alive by pings and never acknowledges what it is told. */
class SlowStreamsTest {

    private final Http2ConnectionHandler handler = new Http2ConnectionHandlerBuilder()
            .server(true)
            .initialSettings(new Http2Settings().maxConcurrentStreams(SlowStreams.MOST))
            .frameListener(new Http2FrameAdapter())
            .build();
    private final StreamBudget budget = new StreamBudget(1_000, 150);
    private final EmbeddedChannel server = new EmbeddedChannel();
    private final EmbeddedChannel client = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final ChannelHandlerContext writing = client.pipeline().firstContext();
    private final Http2FrameWriter frames = new DefaultHttp2FrameWriter();
    private int next = 1;

    @BeforeEach
    void connect() {
        server.freezeTime();
        server.pipeline().addLast(handler);
        SlowStreams.watch(server.pipeline().context(handler), budget, Optional.of("198.51.100.1"));
        server.writeInbound(Http2CodecUtil.connectionPrefaceBuf());
        frames.writeSettings(writing, new Http2Settings().initialWindowSize(0), writing.newPromise());
        send();
    }

    @Test
    void noMoreAreUnderWayThanThereMayBe() {
        for (int i = 0; i < 3 * SlowStreams.MOST; i++) {
            ask(true);
        }

        assertThat(active()).isEqualTo(SlowStreams.MOST);
    }

    @Test
    void anAddressHasNoMoreOverManyConnectionsThanItMay() {
        Optional<String> same = Optional.of("198.51.100.1");
        IntStream.range(0, 100).forEach(of -> assertThat(budget.begin(same)).isTrue());

        for (int i = 0; i < 51; i++) {
            ask(true);
        }

        assertThat(server.isOpen()).isFalse();
        assertThat(budget.begin(Optional.of("198.51.100.2"))).isTrue();
        // What the closed connection had counts no more.
        assertThat(budget.begin(same)).isTrue();
    }

    @Test
    void allAddressesTogetherHaveNoMoreThanThereMayBe() {
        IntStream.range(0, 990)
                .forEach(other -> assertThat(budget.begin(Optional.empty())).isTrue());
        for (int i = 0; i < 10; i++) {
            ask(true);
        }
        assertThat(server.isOpen()).isTrue();

        ask(true);

        assertThat(server.isOpen()).isFalse();
        assertThat(budget.begin(Optional.empty())).isTrue();
    }

    @Test
    void whoSendsABodyByteByByteIsGivenUp() {
        int stream = ask(false);
        for (int second = 0; second < SlowClient.BODY_SECONDS - 1; second++) {
            body(stream, 1);
            pass(1);
        }
        assertThat(active()).isEqualTo(1);

        pass(6);
        assertThat(active()).isZero();
        assertThat(server.isOpen()).isTrue();
    }

    @Test
    void aLargeBodyMayTakeLonger() {
        int stream = ask(false);
        for (int i = 0; i < 3; i++) {
            body(stream, SlowClient.BYTES_A_SECOND);
        }

        pass(SlowClient.BODY_SECONDS + 2);
        assertThat(active()).isEqualTo(1);
        pass(6);
        assertThat(active()).isZero();
    }

    @Test
    void whoDoesNotReadTheAnswerIsGivenUp() {
        ask(true);
        for (int second = 0; second < SlowClient.ANSWER_SECONDS - 1; second++) {
            frames.writePing(writing, false, second, writing.newPromise());
            send();
            pass(1);
        }
        assertThat(active()).isEqualTo(1);

        pass(6);
        assertThat(active()).isZero();
    }

    @Test
    void whoKeepsAskingStays() {
        for (int i = 0; i < 20; i++) {
            int stream = ask(true);
            pass(SlowClient.BODY_SECONDS);
            frames.writeRstStream(writing, stream, 8, writing.newPromise());
            send();
        }
        assertThat(server.isOpen()).isTrue();
    }

    private int ask(boolean isLast) {
        int stream = next;
        next += 2;
        DefaultHttp2Headers headers = new DefaultHttp2Headers();
        headers.method("POST").path("/").scheme("https").authority("localhost");
        frames.writeHeaders(writing, stream, headers, 0, isLast, writing.newPromise());
        send();
        return stream;
    }

    private void body(int stream, int bytes) {
        frames.writeData(writing, stream, Unpooled.wrappedBuffer(new byte[bytes]), 0, false, writing.newPromise());
        send();
    }

    private void send() {
        client.flush();
        for (ByteBuf frame = client.readOutbound(); frame != null; frame = client.readOutbound()) {
            server.writeInbound(frame);
        }
    }

    private int active() {
        return handler.connection().numActiveStreams();
    }

    private void pass(long seconds) {
        for (long second = 0; second < seconds; second++) {
            server.advanceTimeBy(1, TimeUnit.SECONDS);
            server.runScheduledPendingTasks();
        }
    }
}
