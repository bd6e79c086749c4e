package io.plenary.services.program.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.ProgramFormats;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.Destination;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading a file has a bound in time. */
class FileThreadsTest {

    private static final byte[] FILE =
            "<schedule><day date='2027-05-18'><event id='1'><title>One</title></event></day></schedule>"
                    .getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatIsReadForTooLongFailsAndSaysSoAndTheThreadGoesOnWithOthers() throws Exception {
        FileThreads threads = new FileThreads(vertx, Duration.ofMillis(100));
        List<Future<Object>> slow = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            slow.add(threads.read(() -> {
                while (true) {
                    read();
                }
            }));
        }

        Future<Integer> quick = threads.read(FileThreadsTest::read);

        assertThat(result(quick)).isEqualTo(1);
        for (Future<Object> file : slow) {
            assertThat(result(file.<Object>map("read").otherwise(FileThreadsTest::reason)))
                    .isEqualTo(FindingCode.TOO_SLOW);
        }
    }

    private static Object reason(Throwable failure) {
        return failure instanceof UnreadableProgram unreadable
                ? unreadable.finding().code()
                : failure;
    }

    @Test
    void whatIsDoneInTimeIsNotInterruptedNorIsWhatComesAfterIt() throws Exception {
        FileThreads threads = new FileThreads(vertx, Duration.ofSeconds(20));

        assertThat(result(threads.read(FileThreadsTest::read))).isEqualTo(1);
        assertThat(result(threads.work(() -> Thread.currentThread().isInterrupted())))
                .isFalse();
    }

    private static int read() {
        return ProgramFormats.read(FILE, "application/xml", Destination.in(ZoneId.of("UTC")), new Findings())
                .entries()
                .size();
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
