package io.plenary.services.speakers;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.speakers.ResolvedSpeaker;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.contracts.speakers.SpeakerQuery;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.testing.FakeAccounts;
import io.plenary.testing.Outboxes;
import io.plenary.testing.TestNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A node with the speakers service, and a new organization with its people for every test. */
@ResourceLock("SpeakersTest")
abstract class SpeakersTest {

    private static TestNode node;
    static SpeakersService speakers;
    static final FakeAccounts accounts = new FakeAccounts();

    final UUID organization = UUID.randomUUID();
    final Caller organizer = caller(OrganizationRole.ORGANIZER);
    final Caller staff = caller(OrganizationRole.STAFF);
    final Caller member = caller(OrganizationRole.MEMBER);
    final Caller stranger = Caller.user(UUID.randomUUID());

    @BeforeAll
    static void start() {
        node = new TestNode();
        accounts.standIn(node);
        node.deploy(SpeakersVerticle::new);
        speakers = node.proxy(SpeakersService.class, SpeakersService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    final Speaker create(String name) {
        return await(speakers.createSpeaker(organizer, draft(organization, name)));
    }

    static Speaker draft(UUID organizationId, String name) {
        return new Speaker(UUID.randomUUID(), organizationId, name, null, null, null, null, null, null, 0);
    }

    static SpeakerClaim claim(String externalId, String name) {
        return new SpeakerClaim("guid", externalId, name, null, null, null);
    }

    final List<UUID> resolve(SpeakerClaim... claims) {
        return await(speakers.resolveSpeakers(organizer, organization, List.of(claims))).stream()
                .map(ResolvedSpeaker::speakerId)
                .toList();
    }

    final Speaker get(UUID id) {
        return await(speakers.getSpeaker(staff, organization, id));
    }

    final List<Speaker> list(String text) {
        return await(speakers.listSpeakers(staff, new SpeakerQuery(organization, text, null, 200)))
                .items();
    }

    /** All that was announced about the organization, oldest first. */
    final void assertAnnounced(String... types) {
        await().untilAsserted(() -> assertThat(Outboxes.read(node, "speakers"))
                .filteredOn(event -> organization.equals(event.organizationId()))
                .extracting(Event::type)
                .containsExactly(types));
    }

    static List<UUID> rows(Caller caller, String statement) {
        return await(node.node()
                .databases()
                .open("speakers")
                .compose(database ->
                        database.read(caller, sql -> sql.query(statement).execute()))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList()));
    }

    private Caller caller(OrganizationRole role) {
        return new Caller(UUID.randomUUID(), null, Map.of(organization, role));
    }
}
