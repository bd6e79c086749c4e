package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConferencePoolsTest {

    private static final int CONFERENCES = 43;
    private static final int CONNECTED = 40;

    private static TestNode node;
    private static List<Database> opened;

    @BeforeAll
    static void start() {
        node = TestNode.migrating();
        Databases databases = node.node().databases();
        opened = IntStream.range(0, CONFERENCES)
                .mapToObj(i -> databases.addressOfConference("main", databases.prefix() + "_conf_" + i))
                .map(address -> {
                    await(databases.create(address));
                    return databases.openConference(address);
                })
                .toList();
    }

    @AfterAll
    static void stop() {
        Databases databases = node.node().databases();
        IntStream.range(0, CONFERENCES)
                .mapToObj(i -> databases.addressOfConference("main", databases.prefix() + "_conf_" + i))
                .forEach(address -> await(databases.drop(address)));
        node.close();
    }

    @Test
    void moreConferencesThanPoolsAreAllAnsweredWhileConnectionsStayBounded() {
        opened.forEach(database -> await(database.check()));
        opened.forEach(database -> await(database.check()));

        assertThat(node.node().databases().conferencesConnected()).isEqualTo(CONNECTED);
        await().untilAsserted(() -> assertThat(connectedDatabases()).isEqualTo(CONNECTED));
    }

    @Test
    void aTransactionKeepsItsPoolHoweverManyOthersAreUsedMeanwhile() {
        Future<String> slow = opened.get(0).read(Caller.SYSTEM, sql -> sql.query("select pg_sleep(1.5)")
                .execute()
                .compose(slept -> sql.query("select 'done'").execute())
                .map(rows -> rows.iterator().next().getString(0)));
        opened.subList(1, CONFERENCES).forEach(database -> await(database.check()));

        assertThat(await(slow)).isEqualTo("done");
    }

    private static long connectedDatabases() {
        String prefix = node.node().databases().prefix();
        String query =
                "select count(distinct datname) from pg_stat_activity where datname like '" + prefix + "_conf_%'";
        return await(opened.get(CONFERENCES - 1).direct().query(query).execute().map(rows -> rows.iterator()
                .next()
                .getLong(0)));
    }
}
