package io.plenary.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What waits for a client that does not read, and how much of it. */
class OutgoingTest {

    private final List<String> written = new ArrayList<>();
    private boolean full = true;
    private final Outgoing outgoing = new Outgoing(() -> full, written::add);

    @Test
    void ofWhatOnlyTheLatestMattersOnlyTheLatestWaits() {
        outgoing.sendLatest("votes", "1");
        outgoing.sendLatest("present", "10");
        outgoing.sendLatest("votes", "2");
        assertThat(written).isEmpty();

        read();

        assertThat(written).containsExactly("2", "10");
    }

    @Test
    void everythingElseWaitsInItsOrderUpToABound() {
        boolean[] kept = new boolean[1];
        IntStream.range(0, Outgoing.MOST).forEach(i -> kept[0] = outgoing.send("entry " + i));
        assertThat(kept[0]).isTrue();
        assertThat(outgoing.send("one too many")).isFalse();

        read();

        assertThat(written).hasSize(Outgoing.MOST).startsWith("entry 0", "entry 1");
    }

    @Test
    void whatIsLongWaitsUpToABoundOfItsOwn() {
        String half = "x".repeat(Outgoing.MOST_CHARACTERS / 2);
        assertThat(outgoing.send(half)).isTrue();
        assertThat(outgoing.send(half)).isTrue();
        assertThat(outgoing.send("x")).isFalse();
    }

    @Test
    void ofTooManyThingsNotEvenTheLatestWaits() {
        for (int i = 0; i < Outgoing.MOST_LATEST; i++) {
            assertThat(outgoing.sendLatest("reactions:" + i, "{}")).isTrue();
        }

        assertThat(outgoing.sendLatest("reactions:0", "{}")).isTrue();
        assertThat(outgoing.sendLatest("one too many", "{}")).isFalse();
    }

    @Test
    void whoHasReadIsSaidToHave() {
        Future<Void> read = outgoing.read();
        outgoing.send("entry");
        assertThat(read.isComplete()).isFalse();

        read();

        assertThat(read.isComplete()).isTrue();
        assertThat(outgoing.read().isComplete()).isTrue();
    }

    @Test
    void nobodyWaitsForWhoIsGone() {
        Future<Void> read = outgoing.read();

        outgoing.clear();

        assertThat(read.isComplete()).isTrue();
        assertThat(outgoing.isBehind()).isFalse();
    }

    private void read() {
        full = false;
        outgoing.drain();
    }
}
