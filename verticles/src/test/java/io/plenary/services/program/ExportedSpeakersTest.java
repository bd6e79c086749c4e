package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Link;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ProgramService;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportedSpeakersTest {

    private static final String BIOGRAPHY = "Wrote <b>notes</b>;\n\nand ?> programs.";

    private ProgramWorld world;
    private UUID conference;
    private UUID ada;

    @BeforeEach
    void openConference() {
        world = new ProgramWorld();
        conference = world.conference();
        ada = world.speakers().add("Ada");
        ProgramService program = world.program(conference);
        await(program.createSession(
                world.organizer(), session("One", slot(18, "10:00", 30, null), credit(ada, "Ada"))));
        introduce(BIOGRAPHY);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void anExportMakesTheSameSpeakersInAnotherOrganization(ExportFormat format) {
        Export export = export(format);

        try (ProgramWorld elsewhere = new ProgramWorld()) {
            new Uploads(elsewhere.exchange(elsewhere.conference()), elsewhere.organizer())
                    .run(export.text().getBytes(StandardCharsets.UTF_8), ImportFormat.valueOf(format.name()));

            assertThat(elsewhere.speakers().all())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id", "createdAt", "updatedAt")
                    .isEqualTo(world.speakers().all());
        }
    }

    @ParameterizedTest
    @EnumSource
    void importedAddressesOfMailsAreNotExported(ExportFormat format) {
        String file =
                """
                {"schedule": {"conference": {"days": [{"date": "2027-05-18", "rooms": {"Hall": [{"id": 7,
                "title": "Seven", "start": "10:00", "duration": "00:30", "persons": [
                {"id": 9, "name": "Eve", "email": "eve@example.org", "biography": "Listens."}]}]}}]}}}
                """;
        new Uploads(world.exchange(conference), world.organizer()).run(file);

        String unfolded = export(format).text().replace("\r\n ", "");
        assertThat(unfolded).contains("Listens.").doesNotContain("eve@example.org");
    }

    @Test
    void aChangedSpeakerMakesAnotherExport() {
        Export before = export(ExportFormat.JSON);

        introduce("Retired.");
        announce("SpeakerUpdated");

        Export after = await().until(
                        () -> export(ExportFormat.JSON), export -> export.text().contains("Retired."));
        assertThat(after.tag()).isNotEqualTo(before.tag());
    }

    private Export export(ExportFormat format) {
        return await(world.exchange(conference).exportProgram(Caller.ANONYMOUS, format));
    }

    private void introduce(String biography) {
        List<Link> links = List.of(new Link("https://example.org/ada", null, null));
        world.speakers().introduce(ada, "Ada", biography, "https://example.org/ada.png", links);
    }

    private void announce(String type) {
        Event event = new Event(
                UUID.randomUUID(), type, Instant.now(), world.organizationId(), null, null, null, new JsonObject());
        world.node().vertx().eventBus().publish(Event.address(type), event.toJson());
    }
}
