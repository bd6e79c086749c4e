package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.PaperSize;
import io.plenary.contracts.program.Print;
import io.plenary.contracts.program.PrintKind;
import io.plenary.contracts.program.PrintPart;
import io.plenary.contracts.program.PrintRequest;
import io.plenary.contracts.program.PrintState;
import io.plenary.contracts.program.PrintsService;
import io.plenary.contracts.program.Session;
import io.plenary.testing.TestNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents are made once of each version, whatever becomes of those who make them. */
class PrintsTest extends ReleaseStage {

    private static final PrintRequest BOOKLET = booklet(null, false);

    private PrintsService prints;
    private Session talk;

    @BeforeEach
    void begin() {
        prints = world.prints(conference);
        talk = talk("Lamps");
    }

    private static PrintRequest booklet(Integer release, boolean draft) {
        return new PrintRequest(PrintKind.PROGRAM, PaperSize.A4, "en", null, release, draft);
    }

    private static PrintRequest doors(UUID room) {
        return new PrintRequest(PrintKind.DOOR_SHEETS, PaperSize.A3, "de", room, null, false);
    }

    private Print made(Caller caller, PrintRequest request) {
        return made(prints, caller, await(prints.askForPrint(caller, request)).id());
    }

    private static Print made(PrintsService prints, Caller caller, UUID id) {
        return await().atMost(Duration.ofMinutes(2)) // what a node asked for as it ended is looked for after one
                .until(() -> await(prints.getPrint(caller, id)), print -> print.state() == PrintState.READY);
    }

    private byte[] file(Caller caller, Print print) {
        Buffer file = Buffer.buffer();
        PrintPart part;
        int number = 0;
        do {
            part = await(prints.printPart(caller, print.id(), number++));
            file.appendBytes(part.bytes());
        } while (number < part.parts());
        assertThat(file.length()).isEqualTo(print.bytes());
        return file.getBytes();
    }

    private String text(Caller caller, PrintRequest request) {
        try (PDDocument document = Loader.loadPDF(file(caller, made(caller, request)))) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theSameVersionIsMadeOnceAndIsTheSameBytes() {
        Print first = made(organizer, BOOKLET);
        byte[] bytes = file(organizer, first);

        Print again = await(prints.askForPrint(Caller.ANONYMOUS, BOOKLET));

        assertThat(again).isEqualTo(first);
        assertThat(file(Caller.ANONYMOUS, again)).isEqualTo(bytes);
        assertThat(count("select count(*) from prints")).isEqualTo(1);
        assertThat(first.percent()).isEqualTo(100);
        assertThat(first.tag()).isNotBlank();
    }

    @Test
    void eachChangeThatIsPublicMakesAnotherOne() {
        Print before = made(organizer, BOOKLET);
        rename(talk, "Lanterns");

        Print after = made(organizer, BOOKLET);

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(text(organizer, BOOKLET)).contains("Lanterns").doesNotContain("Lamps", "release");
    }

    @Test
    void theDraftAndEachReleaseArePrintedAsTheyAre() {
        byHand();
        rename(talk, "Lanterns");

        assertThat(text(Caller.ANONYMOUS, BOOKLET))
                .contains("Lamps", "As of release 1,")
                .doesNotContain("Lanterns");
        assertThat(text(organizer, booklet(null, true)))
                .contains("Lanterns", "not released")
                .doesNotContain("Lamps");

        release("Second");
        assertThat(text(organizer, booklet(1, false)))
                .contains("Lamps", "As of release 1,")
                .doesNotContain("Lanterns");
        assertThat(text(organizer, booklet(2, false))).contains("Lanterns", "As of release 2,");
        assertThat(text(Caller.ANONYMOUS, BOOKLET)).contains("Lanterns", "As of release 2,");
    }

    @Test
    void doorSheetsAreOfOneRoomOrAll() {
        await(program.createSession(organizer, session("Tides", slot(19, "11:00", 30, barn))));

        assertThat(text(organizer, doors(null))).contains("Hall", "Barn", "Lamps", "Tides", "Tag 1", "Stand:");
        assertThat(text(organizer, doors(barn))).contains("Barn", "Tides").doesNotContain("Lamps");
        assertRefused(Refusal.NOT_FOUND, () -> prints.askForPrint(organizer, doors(UUID.randomUUID())));
    }

    @Test
    void strangersHaveTheProgramAsEverybodySeesItAndNothingElse() {
        byHand();
        Caller foreigner = world.foreigner();
        Print secret = made(organizer, booklet(null, true));
        Print sheets = made(organizer, doors(null));

        assertThat(text(Caller.ANONYMOUS, BOOKLET)).contains("Lamps");
        for (PrintRequest request : List.of(booklet(null, true), booklet(1, false), doors(null), doors(hall))) {
            assertRefused(Refusal.UNAUTHENTICATED, () -> prints.askForPrint(Caller.ANONYMOUS, request));
            assertRefused(Refusal.FORBIDDEN, () -> prints.askForPrint(foreigner, request));
        }
        for (Print print : List.of(secret, sheets)) {
            assertRefused(Refusal.UNAUTHENTICATED, () -> prints.getPrint(Caller.ANONYMOUS, print.id()));
            assertRefused(Refusal.FORBIDDEN, () -> prints.getPrint(foreigner, print.id()));
            assertRefused(Refusal.UNAUTHENTICATED, () -> prints.printPart(Caller.ANONYMOUS, print.id(), 0));
            assertRefused(Refusal.FORBIDDEN, () -> prints.printPart(foreigner, print.id(), 0));
        }
    }

    @Test
    void ofWhatIsNotPublishedStrangersHearNothing() {
        Print print = made(organizer, BOOKLET);
        world.setStatus(conference, ConferenceStatus.DRAFT);
        for (Caller caller : List.of(Caller.ANONYMOUS, world.foreigner())) {
            await().untilAsserted(() -> assertRefused(Refusal.NOT_FOUND, () -> prints.askForPrint(caller, BOOKLET)));
            assertRefused(Refusal.NOT_FOUND, () -> prints.getPrint(caller, print.id()));
            assertRefused(Refusal.NOT_FOUND, () -> prints.printPart(caller, print.id(), 0));
        }
        assertThat(text(organizer, BOOKLET)).contains("Lamps");
    }

    @Test
    void aDocumentOfAnotherConferenceIsNotFoundHere() {
        Print print = made(organizer, BOOKLET);
        PrintsService elsewhere = world.prints(world.conference());

        assertRefused(Refusal.NOT_FOUND, () -> elsewhere.getPrint(organizer, print.id()));
        assertRefused(Refusal.NOT_FOUND, () -> elsewhere.printPart(organizer, print.id(), 0));
        assertRefused(Refusal.NOT_FOUND, () -> prints.printPart(organizer, print.id(), 999));
        assertRefused(Refusal.NOT_FOUND, () -> prints.printPart(organizer, print.id(), -1));
    }

    @Test
    void whatCannotBePrintedIsRefused() {
        for (PrintRequest request : List.of(
                new PrintRequest(null, PaperSize.A4, "en", null, null, false),
                new PrintRequest(PrintKind.PROGRAM, PaperSize.A4, "tlh", null, null, false),
                new PrintRequest(PrintKind.PROGRAM, PaperSize.A4, "en", hall, null, false),
                new PrintRequest(PrintKind.PROGRAM, PaperSize.A4, "en", null, 1, true))) {
            assertRefused(Refusal.INVALID, () -> prints.askForPrint(organizer, request));
        }
        assertRefused(Refusal.NOT_FOUND, () -> prints.askForPrint(organizer, booklet(7, false)));
    }

    @Test
    void aDocumentWhoseWorkerDiedIsTakenUpAgain() {
        UUID id = UUID.randomUUID();
        await(world.store(conference)
                .direct()
                .preparedQuery(
                        """
                        insert into prints (id, kind, size, language, draft, version, conference_version, state, worker)
                        values ($1, 'PROGRAM', 'A4', 'en', false, 1, 1, 'RUNNING', gen_random_uuid())
                        """)
                .execute(Tuple.of(id)));
        await(world.host()
                .direct()
                .preparedQuery(
                        """
                        insert into jobs (kind, id, holder, due_at, attempts)
                        values ('prints', $1, gen_random_uuid(), now() + interval '2 seconds', 1)
                        """)
                .execute(Tuple.of(conference)));

        assertThat(made(prints, organizer, id).bytes()).isPositive();
    }

    /** The node ends in the middle, and what it makes is made by another. */
    @Test
    void aDocumentOfANodeThatEndedIsMadeByAnother() {
        UUID busy = world.conference();
        world.register(busy);
        Caller owner = world.as(OrganizationRole.OWNER);
        IntStream.range(0, 60)
                .forEach(i -> await(
                        world.program(busy).createSession(owner, session("Talk " + i, slot(18, "10:00", 5, null)))));
        TestNode doomed = world.join();
        await().until(() -> doomed.node().doors().count().containsKey(PrintsService.address(busy)));
        PrintsService there = doomed.proxy(PrintsService.class, PrintsService.address(busy));

        Print print = await(there.askForPrint(owner, BOOKLET));
        doomed.close();

        assertThat(made(world.prints(busy), owner, print.id()).bytes()).isPositive();
    }

    @Test
    void onlySoManyWait() {
        await(world.store(conference)
                .direct()
                .query(
                        """
                        insert into prints (id, kind, size, language, draft, version, conference_version)
                        select gen_random_uuid(), 'PROGRAM', 'A4', 'en', true, -number, 1 from generate_series(1, 30) as number
                        """)
                .execute());

        assertRefused(Refusal.TOO_MANY, () -> prints.askForPrint(organizer, doors(hall)));
    }

    @Test
    void whatNobodyUsedForLongMakesRoom() {
        Print old = made(organizer, BOOKLET);
        await(world.store(conference)
                .direct()
                .query("update prints set used_at = now() - interval '31 days'")
                .execute());
        await(program.updateSession(organizer, talk.id(), patch("title", "Lanterns"), null));

        made(organizer, BOOKLET);

        assertRefused(Refusal.NOT_FOUND, () -> prints.getPrint(organizer, old.id()));
    }
}
