package io.plenary.services.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plenary.contracts.Json;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceAdded;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceDeleted;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceRestored;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceTransitioned;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceUpdated;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.LifecycleAction;
import io.plenary.contracts.conferences.Transition;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.ProgramEvents.ProgramImported;
import io.plenary.contracts.program.ProgramEvents.RoomsChanged;
import io.plenary.contracts.program.ProgramEvents.SessionCancelled;
import io.plenary.contracts.program.ProgramEvents.SessionCreated;
import io.plenary.contracts.program.ProgramEvents.SessionDeleted;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.contracts.program.ProgramEvents.SessionUpdated;
import io.plenary.contracts.program.ProgramEvents.TracksChanged;
import io.plenary.contracts.webhooks.WebhookType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is announced among us, and what the contract shows that the world is told of it. */
class TranslationTest {

    private static final UUID CONFERENCE = UUID.fromString("0191f7a3-0b3e-7f10-a5c2-6e8d4f1b2c31");
    private static final UUID SESSION = UUID.fromString("0190d3a4-7c1e-7a52-9f0b-3a2b1c4d5e6f");
    private static final UUID ROOM = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static final UUID TRACK = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae8");
    private static final UUID IMPORT = UUID.fromString("0191f7a5-1a2b-7c3d-8e4f-5a6b7c8d9e0f");
    private static final Instant AT = Instant.parse("2027-03-05T10:00:00Z");
    private static final String TITLE = "Reading other people's protocols";
    private static final long VERSION = 41;

    private static Conference conference(ConferenceStatus status) {
        return new Conference(
                CONFERENCE,
                UUID.randomUUID(),
                "estuary-2027",
                "ESTUARY",
                "Estuary 2027",
                null,
                "A description",
                LocalDate.parse("2027-03-05"),
                LocalDate.parse("2027-03-07"),
                "Europe/Lisbon",
                null,
                null,
                null,
                null,
                null,
                status,
                null,
                AT,
                AT,
                3,
                null,
                AT,
                AT);
    }

    private static Event event(Payload payload) {
        return new Event(
                UUID.randomUUID(),
                payload.type(),
                AT,
                UUID.randomUUID(),
                CONFERENCE,
                UUID.randomUUID(),
                "correlation",
                payload.toJson());
    }

    private static ConferenceTransitioned led(ConferenceStatus to) {
        Conference conference = conference(to);
        return new ConferenceTransitioned(
                new Transition(
                        UUID.randomUUID(),
                        CONFERENCE,
                        LifecycleAction.PUBLISH,
                        ConferenceStatus.DRAFT,
                        to,
                        UUID.randomUUID(),
                        "A reason of theirs",
                        AT),
                conference);
    }

    private static Message seen(Payload payload) {
        return Translation.of(event(payload), conference(ConferenceStatus.PUBLISHED));
    }

    private static Stream<Message> everything() {
        return Stream.of(
                Translation.of(event(new ConferenceAdded(conference(ConferenceStatus.DRAFT))), null),
                seen(new ConferenceUpdated(conference(ConferenceStatus.PUBLISHED))),
                seen(led(ConferenceStatus.PUBLISHED)),
                Translation.of(event(led(ConferenceStatus.ARCHIVED)), conference(ConferenceStatus.ARCHIVED)),
                Translation.of(event(led(ConferenceStatus.CANCELLED)), conference(ConferenceStatus.CANCELLED)),
                Translation.of(
                        event(new ConferenceDeleted("estuary-2027", Instant.parse("2027-03-12T10:00:00Z"))), null),
                seen(new ConferenceRestored(conference(ConferenceStatus.PUBLISHED))),
                seen(new SessionCreated(SESSION, TITLE, VERSION)),
                seen(new SessionUpdated(SESSION, TITLE, VERSION)),
                seen(new SessionMoved(SESSION, TITLE, VERSION)),
                seen(new SessionCancelled(SESSION, TITLE, VERSION)),
                seen(new SessionDeleted(SESSION, TITLE, VERSION)),
                seen(new RoomsChanged(ROOM, VERSION)),
                seen(new TracksChanged(TRACK, VERSION)),
                seen(new ProgramImported(IMPORT, new ImportCounts(12, 2, 1, 9, 1, 2, 0, 9, 0), VERSION)));
    }

    @TestFactory
    Stream<DynamicTest> theContractShowsEachMessageAsItIsSent() throws IOException {
        JsonNode contract = contract();
        return everything()
                .map(message ->
                        DynamicTest.dynamicTest(message.type(), () -> assertThat(example(contract, message.type()))
                                .isEqualTo(Json.MAPPER.readTree(message.body()))));
    }

    private static JsonNode contract() throws IOException {
        try (InputStream yaml = TranslationTest.class.getResourceAsStream("/web/api/webhooks.yaml")) {
            return new YAMLMapper().readTree(yaml);
        }
    }

    private static JsonNode example(JsonNode contract, String type) {
        String body =
                contract.at("/webhooks/" + type + "/post/requestBody/$ref").asText();
        return contract.at(body.substring(1)).at("/content/application~1json/example");
    }

    @Test
    void everyTypeIsTold() throws IOException {
        List<String> types = Arrays.stream(WebhookType.values())
                .filter(WebhookType::isChosen)
                .map(WebhookType::text)
                .toList();

        assertThat(everything().map(Message::type)).containsExactlyElementsOf(types);
        assertThat(contract().at("/components/schemas/WebhookType/enum"))
                .map(JsonNode::asText)
                .isEqualTo(types);
    }

    @Test
    void whoDidItAndWhyIsNotTold() {
        Event event = event(led(ConferenceStatus.PUBLISHED));

        String body =
                Translation.of(event, conference(ConferenceStatus.PUBLISHED)).body();

        assertThat(body)
                .doesNotContain(event.actorId().toString())
                .doesNotContain("A reason of theirs")
                .doesNotContain("A description")
                .doesNotContain("correlation");
    }

    @Test
    void ofWhatIsNotPublishedIdsAloneAreTold() {
        assertThat(Translation.of(event(new SessionMoved(SESSION, TITLE, VERSION)), null)
                        .body())
                .contains(SESSION.toString(), CONFERENCE.toString())
                .doesNotContain(TITLE)
                .doesNotContain("estuary");
    }
}
