package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowClientTest {

    private EmbeddedChannel channel;

    @BeforeEach
    void connect() {
        channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new SlowClient());
    }

    @Test
    void whoSendsNoHeadIsSentAway() {
        pass(SlowClient.FIRST_HEAD_SECONDS - 1);
        assertThat(channel.isOpen()).isTrue();

        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoSendsABodyByteByByteIsSentAway() {
        begin(100);
        for (int i = 0; i < SlowClient.BODY_SECONDS - 1; i++) {
            channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));
            pass(1);
        }
        assertThat(channel.isOpen()).isTrue();

        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aLargeBodyMayTakeLonger() {
        begin(100L * SlowClient.BYTES_A_SECOND);
        channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[100 * SlowClient.BYTES_A_SECOND])));
        channel.releaseInbound();

        pass(SlowClient.BODY_SECONDS + 99);
        assertThat(channel.isOpen()).isTrue();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        pass(1);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aLengthThatIsOnlyAnnouncedGivesNoTime() {
        begin(Long.MAX_VALUE);
        channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));

        pass(SlowClient.BODY_SECONDS);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoNeitherReadsNorAsksAgainIsSentAway() {
        begin(0);
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);

        pass(SlowClient.ANSWER_SECONDS);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoKeepsAskingStays() {
        for (int i = 0; i < 10; i++) {
            begin(0);
            channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
            pass(SlowClient.ANSWER_SECONDS - 1);
        }
        assertThat(channel.isOpen()).isTrue();
    }

    private void begin(long length) {
        DefaultHttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        request.headers().set("Content-Length", length);
        channel.writeInbound(request);
    }

    private void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
