package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.Room;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever locks several things does so in one order, so that nobody waits for somebody who waits for them. */
class LockOrderTest {

    private static final long LOOK_MILLIS = 20;

    private static LiveStage stage;
    private static Database database;

    private final Caller ada = somebody();
    private final Caller ben = somebody();
    private final UUID session = stage.session(stage.open);
    private final AudienceQuestion asked = stage.asked(ada, stage.open, session);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
        database = stage.database;
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** Whoever merges has locked the question, and then moves the votes of the other one to it. */
    @Test
    void whoVotesHoldsNoVoteThatSomebodyWhoMergesWaitsFor() {
        boolean isNew = await(crossing(
                () -> stage.questions.vote(ben, stage.open, asked.id()),
                sql -> VoteStore.insert(sql, stage.open, asked.id(), ben.userId())));

        assertThat(isNew).isTrue();
    }

    @Test
    void whoIsForgottenHoldsNoRoomThatSomebodyWhoDecidesWaitsFor() {
        long position = await(crossing(
                () -> stage.erasing(ada.userId()),
                sql -> RoomStore.next(sql, Room.ofOrganizers(stage.open), stage.conferences.organizationId())));

        assertThat(position).isPositive();
    }

    /** Locks the question, then does the one thing in a transaction of its own until that waits, then the other in this one. */
    private <T> Future<T> crossing(Supplier<Future<?>> other, Function<SqlClient, Future<T>> own) {
        AtomicReference<Future<?>> waiting = new AtomicReference<>();
        return database.write(Caller.SYSTEM, tx -> QuestionStore.lock(tx.sql(), stage.open, asked.id())
                        .compose(locked -> {
                            waiting.set(other.get());
                            return somebodyWaits();
                        })
                        .compose(waits -> own.apply(tx.sql())))
                .compose(done -> waiting.get().map(done));
    }

    /** Not asked in the transaction, which sees what others do as it was when it looked first. */
    private static Future<Void> somebodyWaits() {
        return database.direct()
                .query(
                        """
                        select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                        """)
                .execute()
                .compose(rows -> rows.iterator().next().getLong(0) > 0
                        ? Future.succeededFuture()
                        : stage.node
                                .vertx()
                                .timer(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(later -> somebodyWaits()));
    }
}
