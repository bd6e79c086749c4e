package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Service;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.notifications.AudienceKind;
import io.plenary.contracts.notifications.Bulletin;
import io.plenary.contracts.notifications.BulletinDraft;
import io.plenary.contracts.notifications.BulletinFigure;
import io.plenary.contracts.notifications.BulletinReport;
import io.plenary.contracts.notifications.BulletinState;
import io.plenary.contracts.notifications.BulletinsService;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A bulletin goes to a crowd in steps, between which somebody may stop it, or the service may end. */
class BulletinSendingTest {

    private static final int CROWD = 2 * BulletinSender.BATCH + 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestPlatform platform;
    private static Caller organizer;
    private static UUID conference;
    private static List<UUID> crowd;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        var organization = platform.organization("crowded");
        User owner = platform.member(organization, OrganizationRole.OWNER);
        platform.conference(owner, "crowded", "crowded-conf", "DRAFT");
        platform.admin().post("/api/v1/conferences/crowded-conf/publish", null).expect(200);
        String path = "/api/v1/conferences/crowded-conf";
        conference = UUID.fromString(owner.get(path).expect(200).getString("id"));
        organizer = new Caller(owner.id(), Caller.Platform.NONE, Map.of(organization.id(), OrganizationRole.ORGANIZER));
        UUID session = UUID.fromString(owner.post(path + "/sessions", new JsonObject().put("title", "Opening"))
                .expect(201)
                .getJsonObject("session")
                .getString("id"));
        NotesService notes = platform.node().proxies().of(NotesService.class, NotesService.ADDRESS);
        crowd = Stream.generate(UUID::randomUUID).limit(CROWD).toList();
        crowd.forEach(one -> await(notes.star(Caller.user(one), conference, session)));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void whoeverGoesOnAfterTheServiceEndedLeavesNobodyOutAndWritesToNobodyTwice() {
        UUID bulletin = begin();
        when(bulletin, sending -> sending.people() >= BulletinSender.BATCH);

        platform.stop(Service.NOTIFICATIONS);
        assertThat(readers(bulletin)).hasSizeLessThan(CROWD);
        platform.start(Service.NOTIFICATIONS);

        assertThat(when(bulletin, sending -> sending.state() == BulletinState.SENT)
                        .people())
                .isEqualTo(CROWD);
        List<String> readers = readers(bulletin);
        assertThat(readers).hasSize(CROWD).doesNotHaveDuplicates();
        assertThat(new HashSet<>(readers))
                .isEqualTo(new HashSet<>(crowd.stream().map(UUID::toString).toList()));
    }

    @Test
    void whoHasItWhenItIsStoppedHasItAndNobodyElseGetsIt() {
        UUID bulletin = begin();
        when(bulletin, sending -> sending.people() >= BulletinSender.BATCH);

        Bulletin stopped = await(bulletins().stopBulletin(organizer, conference, bulletin));

        assertThat(stopped.state()).isEqualTo(BulletinState.STOPPED);
        assertThat(stopped.people()).isLessThan(CROWD);
        assertThat(await(bulletins().stopBulletin(organizer, conference, bulletin)))
                .isEqualTo(stopped);
        await().during(BulletinSender.PAUSE.plusSeconds(1))
                .atMost(PATIENCE)
                .until(() -> readers(bulletin).size() == stopped.people());
        BulletinReport report = await().atMost(PATIENCE).until(() -> report(bulletin), now -> now.figures().stream()
                .noneMatch(figure -> figure.state() == DeliveryState.QUEUED));
        assertThat(report.figures().stream().mapToInt(BulletinFigure::mails).sum())
                .isEqualTo(stopped.people());
    }

    /** Nobody of the crowd has an account, so no mail goes out. */
    private static UUID begin() {
        UUID id = UUID.randomUUID();
        BulletinDraft draft = new BulletinDraft(
                id, conference, "Doors open", "See you.", "en", AudienceKind.ATTENDEES, null, null, null);
        Future<Bulletin> begun = bulletins().createBulletin(organizer, draft).compose(made -> bulletins()
                .sendBulletin(organizer, conference, id, null, made.version()));
        assertThat(await(begun).state()).isEqualTo(BulletinState.SCHEDULED);
        return id;
    }

    private static BulletinsService bulletins() {
        return platform.node().proxies().of(BulletinsService.class, BulletinsService.ADDRESS);
    }

    private static BulletinReport report(UUID bulletin) {
        return await(bulletins().getBulletin(organizer, conference, bulletin));
    }

    private static Bulletin when(UUID bulletin, Predicate<Bulletin> holds) {
        return await().atMost(PATIENCE).until(() -> report(bulletin).bulletin(), holds::test);
    }

    private static List<String> readers(UUID bulletin) {
        return platform.rows(
                "notifications",
                organizer.userId(),
                "select user_id::text from messages where event_id = '" + bulletin + "'");
    }
}
