package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SocketFramesTest {

    private EmbeddedChannel channel;

    @BeforeEach
    void connect() {
        channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new SocketFrames());
    }

    static Stream<Supplier<WebSocketFrame>> framesThatSayNothing() {
        return Stream.of(
                PingWebSocketFrame::new,
                PongWebSocketFrame::new,
                () -> new ContinuationWebSocketFrame(false, 0, Unpooled.EMPTY_BUFFER));
    }

    @ParameterizedTest
    @MethodSource("framesThatSayNothing")
    void whoSendsNothingAgainAndAgainIsCutOff(Supplier<WebSocketFrame> nothing) {
        send(nothing, SocketFrames.MOST);
        assertThat(channel.isOpen()).isTrue();

        send(nothing, 1);

        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("framesThatSayNothing")
    void whoTakesTheirTimeStays(Supplier<WebSocketFrame> nothing) {
        send(nothing, SocketFrames.MOST);
        channel.advanceTimeBy(SocketFrames.WITHIN_SECONDS + 1, TimeUnit.SECONDS);
        send(nothing, SocketFrames.MOST);

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.inboundMessages()).hasSize(2 * SocketFrames.MOST);
    }

    @Test
    void whatIsSaidIsCountedElsewhere() {
        send(() -> new TextWebSocketFrame("Hi"), 2 * SocketFrames.MOST);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void whoReadsNoAnswersIsGivenNone() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 10));
        channel.write(Unpooled.wrappedBuffer(new byte[20]));

        send(PingWebSocketFrame::new, 10);

        assertThat(channel.inboundMessages()).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    private void send(Supplier<WebSocketFrame> frame, int times) {
        for (int i = 0; i < times; i++) {
            channel.writeInbound(frame.get());
        }
    }
}
