package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.program.PictureSubject;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.testing.PictureServer;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures that lie on a server elsewhere. */
class PicturesTest {

    private static final byte[] RED = PictureServer.picture("jpeg", 600, 400, Color.RED);
    private static final byte[] BLUE = PictureServer.picture("png", 300, 300, Color.BLUE);

    private static PictureServer server;
    private static ProgramWorld world;
    private static TestNode neighbor;

    private UUID conference;
    private UUID ada;
    private String path;

    @BeforeAll
    static void start() {
        server = new PictureServer();
        world = new ProgramWorld(server.settings());
        neighbor = world.join();
    }

    @AfterAll
    static void stop() {
        neighbor.close();
        world.close();
        server.close();
    }

    @BeforeEach
    void openConference() {
        conference = world.conference();
        path = "/" + UUID.randomUUID();
        ada = world.speakers().add("Ada");
        introduce(path);
        await(world.program(conference)
                .createSession(world.organizer(), session("One", slot(18, "10:00", 30, null), credit(ada, "Ada"))));
    }

    private void introduce(String where) {
        world.speakers().introduce(ada, "Ada", null, server.address(where), List.of());
    }

    private Future<Picture> ask(Caller caller, PictureSubject subject, UUID id, int size) {
        return world.pictures(conference).picture(caller, subject, id, size);
    }

    private BufferedImage portrait(int size) {
        // Who is told that it takes its time asks again.
        return Awaitility.await()
                .until(() -> image(await(ask(Caller.ANONYMOUS, PictureSubject.SPEAKER, ada, size))), Objects::nonNull);
    }

    private static BufferedImage image(Picture picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertNothing(Future<Picture> asked) {
        assertThatThrownBy(() -> await(asked)).matches(Refusal.NOT_FOUND::is);
    }

    @Test
    void aFaceIsFetchedOnceAndCutToSquares() {
        server.on(path, RED);

        assertThat(Stream.of(96, 192, 384).map(this::portrait))
                .extracting(BufferedImage::getWidth, BufferedImage::getHeight)
                .containsExactly(tuple(96, 96), tuple(192, 192), tuple(384, 384));
        assertThat(server.requests(path)).isEqualTo(1);
    }

    @Test
    void manyWhoAskAtOnceOnSeveralNodesMakeOneRequest() {
        server.on(path, RED);
        await(neighborHost());
        List<PicturesService> nodes = List.of(
                world.pictures(conference), neighbor.proxy(PicturesService.class, PicturesService.address(conference)));

        List<Future<Picture>> asked = Stream.iterate(0, i -> i + 1)
                .limit(20)
                .map(i -> nodes.get(i % 2).picture(Caller.ANONYMOUS, PictureSubject.SPEAKER, ada, 96))
                .toList();
        await(Future.join(asked).otherwiseEmpty());

        assertThat(asked).allMatch(each -> each.succeeded() || Refusal.UNAVAILABLE.is(each.cause()));
        assertThat(portrait(96).getWidth()).isEqualTo(96);
        assertThat(server.requests(path)).isEqualTo(1);
    }

    private Future<?> neighborHost() {
        return neighbor.proxy(ProgramHostService.class, ProgramHostService.ADDRESS)
                .serve(Caller.SYSTEM, world.database(conference));
    }

    @Test
    void aLogoStaysWholeAndTransparent() {
        server.on(path, PictureServer.picture("png", 600, 300, new Color(0, 0, 255, 100)));
        UUID id = await(world.program(conference)
                        .createSession(world.organizer(), session("Two", slot(18, "11:00", 30, null))))
                .session()
                .id();
        assertNothing(ask(Caller.ANONYMOUS, PictureSubject.SESSION, id, 384));
        await(world.program(conference)
                .updateSession(
                        world.organizer(),
                        id,
                        new MergePatch(new JsonObject().put("logo", server.address(path))),
                        null));

        Picture logo = await(ask(Caller.ANONYMOUS, PictureSubject.SESSION, id, 384));

        assertThat(logo.mediaType()).isEqualTo("image/png");
        assertThat(image(logo).getWidth()).isEqualTo(384);
        assertThat(image(logo).getHeight()).isEqualTo(192);
        assertThat(image(logo).getColorModel().hasAlpha()).isTrue();
    }

    @Test
    void whatCannotBeFetchedIsLeftAloneForAWhile() {
        server.on(path, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));

        for (int i = 0; i < 3; i++) {
            assertNothing(ask(Caller.ANONYMOUS, PictureSubject.SPEAKER, ada, 96));
        }
        assertThat(server.requests(path)).isEqualTo(1);

        server.forget(path);
        server.on(path, RED);
        makeDue();
        assertThat(portrait(96).getWidth()).isEqualTo(96);
    }

    @Test
    void anotherAddressIsAnotherPicture() {
        server.on(path, RED);
        portrait(96);
        server.on(path + "-new", BLUE);

        introduce(path + "-new");

        assertThat(new Color(portrait(96).getRGB(40, 40)).getBlue()).isGreaterThan(200);
        assertThat(stored("source")).containsExactly(server.address(path + "-new"));
    }

    @Test
    void whatIsDueIsShownWhileItIsLookedAtAgain() {
        server.on(path, RED);
        portrait(96);
        server.forget(path);
        server.on(path, BLUE);
        makeDue();

        assertThat(new Color(portrait(96).getRGB(40, 40)).getRed()).isGreaterThan(200);
        Awaitility.await().until(() -> new Color(portrait(96).getRGB(40, 40)).getBlue() > 200);
    }

    @Test
    void aPictureOutlivesItsServer() {
        server.on(path, RED);
        portrait(96);
        server.forget(path);
        makeDue();

        portrait(96);
        Awaitility.await().until(() -> stored("failures").equals(List.of("1")));
        assertThat(portrait(96).getWidth()).isEqualTo(96);
    }

    @Test
    void anImportLetsGoOfPicturesThatNobodyNames() {
        server.on(path, RED);
        portrait(96);
        introduce("/elsewhere");

        new Uploads(world.exchange(conference), world.organizer())
                .run(new SampleFile()
                        .event(UUID.randomUUID(), 1, "One", "10:00", "Hall", "Benjamin")
                        .toString());

        Awaitility.await().until(() -> stored("source").isEmpty());
    }

    @Test
    void onlyThoseWhoSpeakHereAreShown() {
        server.on(path, RED);
        UUID elsewhere = world.speakers().add("Eve");
        world.speakers().introduce(elsewhere, "Eve", null, server.address(path), List.of());

        assertNothing(ask(world.organizer(), PictureSubject.SPEAKER, elsewhere, 96));
        assertNothing(ask(world.organizer(), PictureSubject.SPEAKER, UUID.randomUUID(), 96));
        assertNothing(ask(world.organizer(), PictureSubject.CONFERENCE, ada, 96));
        assertThat(server.requests(path)).isZero();
    }

    @Test
    void picturesOfADraftAreForItsOrganization() {
        server.on(path, RED);
        portrait(96);
        world.setStatus(conference, ConferenceStatus.DRAFT);

        for (Caller stranger : List.of(Caller.ANONYMOUS, world.foreigner(), world.as(OrganizationRole.MEMBER))) {
            Awaitility.await().untilAsserted(() -> assertNothing(ask(stranger, PictureSubject.SPEAKER, ada, 96)));
        }
        assertThat(await(ask(world.as(OrganizationRole.STAFF), PictureSubject.SPEAKER, ada, 96)))
                .isNotNull();
        world.setStatus(conference, ConferenceStatus.ARCHIVED);
        Awaitility.await().until(() -> portrait(96).getWidth() == 96);
    }

    @Test
    void otherSizesAreNotMade() {
        assertThatThrownBy(() -> portrait(97)).matches(Refusal.INVALID::is);
    }

    private void makeDue() {
        await(world.store(conference)
                .direct()
                .query("update pictures set check_after = now()")
                .execute());
    }

    private List<String> stored(String column) {
        return await(world.store(conference)
                        .direct()
                        .query("select %s::text as value from pictures".formatted(column))
                        .execute())
                .stream()
                .map(row -> row.getString("value"))
                .toList();
    }
}
