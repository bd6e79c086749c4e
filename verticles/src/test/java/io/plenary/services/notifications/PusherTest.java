package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Service;
import io.plenary.runtime.Database;
import io.plenary.runtime.Messaging;
import io.plenary.services.notifications.PushReceiver.Browser;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A batch is work for as long as one of it waits, and no longer: work that nobody ends is done for ever. */
class PusherTest {

    private static PushReceiver service;
    private static TestPlatform platform;
    private static Database database;

    @BeforeAll
    static void start() {
        service = new PushReceiver();
        platform = TestPlatform.mailing(
                new Messaging(null, "Plenary <plenary@example.org>", null, Duration.ofSeconds(2), service.settings()));
        database = await(platform.node().databases().open(Service.NOTIFICATIONS.id()));
    }

    @AfterAll
    static void stop() {
        platform.close();
        service.close();
    }

    @Test
    void aBatchIsOverWhenAllAreTold() {
        Browser browser = browser();

        signIn(browser);

        await().untilAsserted(() -> assertThat(service.received(browser)).hasSize(1));
        await().until(() -> jobs() == 0);
    }

    @Test
    void aBatchWaitsForWhatIsTriedAgain() {
        Browser browser = browser();
        service.on(browser, PushReceiver.status(503));

        signIn(browser);

        await().until(() -> count("select from deliveries where state = 'QUEUED' and attempts = 1") == 1);
        await().until(() ->
                count("select from jobs where kind = 'push' and due_at > now() + interval '5 seconds'") == 1);
    }

    private static Browser browser() {
        return service.browser(UUID.randomUUID().toString());
    }

    /** Of which its owner is told there. */
    private static void signIn(Browser browser) {
        User user = platform.user("pushed");
        user.post("/api/v1/me/push/devices", browser.subscription()).expect(200);
        String email = platform.admin()
                .get("/api/v1/admin/users/" + user.id())
                .expect(200)
                .getString("email");
        platform.http().signIn(email, TestPlatform.PASSWORD);
    }

    private static long jobs() {
        return count("select from jobs where kind = 'push'");
    }

    private static long count(String query) {
        return await(
                database.read(Caller.SYSTEM, sql -> sql.query(query).execute().map(rows -> (long) rows.rowCount())));
    }
}
