package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.session;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionText;
import io.plenary.testing.TestNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of sessions is never shown to who may not see it, and never after it has changed. */
class SessionTextsTest {

    private static ProgramWorld world;

    private UUID conference;
    private ProgramService program;

    @BeforeAll
    static void start() {
        world = new ProgramWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void openConference() {
        conference = world.conference();
        program = world.program(conference);
    }

    @Test
    void whatIsKeptIsTheSessionAsItIsAfterEachChange() {
        Session session = create("First");
        assertThat(text(Caller.ANONYMOUS, session)).isEqualTo(SessionText.of(session));

        Session renamed = await(program.updateSession(world.organizer(), session.id(), patch("title", "Second"), null))
                .session();

        assertThat(text(Caller.ANONYMOUS, session)).isEqualTo(SessionText.of(renamed));
        await(program.deleteSession(world.organizer(), session.id(), null));
        assertRefused(Refusal.NOT_FOUND, () -> program.getContentItemText(Caller.ANONYMOUS, session.id()));
    }

    @Test
    void whatTheStaffHasReadOfADraftIsNobodyElses() {
        Session session = create("Secret");
        text(world.organizer(), session);
        text(Caller.ANONYMOUS, session);

        world.setStatusQuietly(conference, ConferenceStatus.DRAFT);
        world.setStatus(conference, ConferenceStatus.DRAFT);

        await().untilAsserted(() ->
                assertRefused(Refusal.NOT_FOUND, () -> program.getContentItemText(Caller.ANONYMOUS, session.id())));
        assertThat(text(world.organizer(), session)).isEqualTo(SessionText.of(session));
        assertRefused(Refusal.NOT_FOUND, () -> program.getContentItemText(world.foreigner(), session.id()));
    }

    @Test
    void anotherNodeShowsAChangeWithinTheSecondThatItMayBeLate() {
        Session session = create("Here");
        try (TestNode other = world.join()) {
            world.register(conference);
            ProgramService there = other.proxy(ProgramService.class, ProgramService.address(conference));
            await().untilAsserted(() -> assertThat(await(there.getContentItemText(Caller.ANONYMOUS, session.id())))
                    .isEqualTo(SessionText.of(session)));

            Session renamed = await(
                            program.updateSession(world.organizer(), session.id(), patch("title", "There"), null))
                    .session();

            await().untilAsserted(() -> assertThat(await(there.getContentItemText(Caller.ANONYMOUS, session.id())))
                    .isEqualTo(SessionText.of(renamed)));
        }
    }

    private Session create(String title) {
        return await(program.createSession(world.organizer(), session(title))).session();
    }

    private SessionText text(Caller caller, Session session) {
        return await(program.getContentItemText(caller, session.id()));
    }
}
