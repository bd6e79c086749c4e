package io.plenary.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.Lanes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HeavyFilesTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private static Vertx vertx;

    private final List<Promise<String>> begun = new ArrayList<>();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    private static HeavyFiles files(Duration patience) {
        return new HeavyFiles(vertx, new Lanes(HeavyFiles.AT_ONCE), patience);
    }

    private Future<String> asked(HeavyFiles files, UUID organization) {
        return files.inTurn(organization, () -> {
            Promise<String> making = Promise.promise();
            begun.add(making);
            return making.future();
        });
    }

    private static void assertComeBack(Future<String> refused) {
        assertThat(refused.cause()).isInstanceOfSatisfying(ServiceException.class, refusal -> {
            assertThat(Refusal.UNAVAILABLE.is(refusal)).isTrue();
            assertThat(Refusal.retryAfterSeconds(refusal)).isPresent();
        });
    }

    @Test
    void ofAnOrganizationOneIsMadeAtATimeAndTheOthersAreNotKeptWaiting() {
        HeavyFiles files = files(Duration.ofMinutes(1));
        Future<String> first = asked(files, ONE);
        List<Future<String>> more = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            more.add(asked(files, ONE));
        }

        Future<String> other = asked(files, OTHER);

        assertThat(begun).hasSize(2);
        assertThat(more.subList(0, 5)).noneMatch(Future::isComplete);
        assertThat(more.subList(5, 15)).allSatisfy(HeavyFilesTest::assertComeBack);
        begun.get(1).complete("theirs");
        assertThat(other.result()).isEqualTo("theirs");
        begun.get(0).complete("ours");
        assertThat(first.result()).isEqualTo("ours");
        assertThat(begun).hasSize(3);
    }

    @Test
    void whoseTurnDoesNotComeInTimeIsToldAndNothingIsMadeForThem() {
        HeavyFiles files = files(Duration.ofMillis(1));
        asked(files, ONE);

        Future<String> late = asked(files, ONE);
        Awaitility.await().until(late::failed);
        begun.get(0).complete("ours");

        assertComeBack(late);
        assertThat(begun).hasSize(1);
    }
}
