package io.plenary.services.audit;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.admin.AdminEvents.ErasureRequested;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.auth.AuthEvents.SignInFailed;
import io.plenary.contracts.auth.AuthEvents.UserSignedUp;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceAdded;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceTransitioned;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceUpdated;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.LifecycleAction;
import io.plenary.contracts.conferences.Transition;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.notes.NoteEvents.NoteCreated;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationEvents.MemberChanged;
import io.plenary.contracts.organizations.OrganizationEvents.OrganizationUpdated;
import io.plenary.contracts.program.ProgramEvents.SessionCreated;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.runtime.Uuids;
import io.plenary.testing.ConferenceDraft;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntriesTest extends AuditStage {

    private final UUID session = UUID.randomUUID();

    @Test
    void whatWasAnnouncedBeforeAndAfterTheStartIsWrittenDown() {
        Event before = event(new SessionCreated(session, "Caches", 1));
        append(before);
        deploy();
        Event after = event(new SessionMoved(session, "Caches", 2));
        append(after);

        assertThat(entryOf(after))
                .returns(2L, AuditEntry::number)
                .returns("SessionMoved", AuditEntry::type)
                .returns(NOON, AuditEntry::occurredAt)
                .returns(organization, AuditEntry::organizationId)
                .returns(conference, AuditEntry::conferenceId)
                .returns(ada, AuditEntry::actorId)
                .returns("session", AuditEntry::subjectType)
                .returns(session, AuditEntry::subjectId)
                .returns("a-request", AuditEntry::correlationId);
        assertThat(entryOf(before).number()).isEqualTo(1);
    }

    @Test
    void anEventThatIsReadTwiceIsWrittenDownOnce() {
        Event event = event(new SessionCreated(session, "Caches", 1));
        append(event);
        deploy();
        entryOf(event);

        await(node.node().databases().open("audit").compose(database -> database.direct()
                .query("update log_cursor set number = 0 where reader = 'audit'")
                .execute()));
        Event next = event(new SessionMoved(session, "Caches", 2));
        append(next);

        entryOf(next);
        assertThat(all(organization)).hasSize(2);
    }

    @Test
    void whoStartsAgainGoesOnWhereItStopped() {
        String first = await(node.vertx().deployVerticle(new AuditVerticle(node.node())));
        append(IntStream.range(0, 50)
                .mapToObj(number -> event(new SessionMoved(session, "Caches", number)))
                .toArray(Event[]::new));
        await().until(() -> !all(organization).isEmpty());
        await(node.vertx().undeploy(first));
        Event last = event(new SessionMoved(session, "Caches", 50));
        append(last);
        deploy();

        assertThat(entryOf(last).number()).isEqualTo(51);
        assertThat(all(organization)).hasSize(51);
        assertThat(checked().brokenAt()).isNull();
    }

    @Test
    void nothingThatPeopleWroteOrThatTellsOfThemIsCopied() {
        deploy();
        Event signedUp = event(new UserSignedUp(ada, "zebrafish@example.org", "Zebrafish"), null, null);
        Event failed = event(new SignInFailed("zebrafish@example.org", "203.0.113.7", 3), null, null);
        Event created = event(new SessionCreated(session, "The zebrafish", 1));
        Event unknown = new Event(
                Uuids.next(),
                "ToBeInvented",
                NOON,
                organization,
                null,
                ada,
                null,
                new JsonObject().put("name", "zebrafish"));
        append(signedUp, failed, created, unknown);

        assertThat(List.of(entryOf(signedUp), entryOf(failed), entryOf(created), entryOf(unknown)))
                .allSatisfy(entry -> assertThat(Json.write(entry)).doesNotContainIgnoringCase("zebrafish"))
                .allSatisfy(entry -> assertThat(Json.write(entry)).doesNotContain("203.0.113"));
        assertThat(entryOf(failed).details()).containsExactly(Map.entry("failures", "3"));
    }

    @Test
    void whatPeopleNoteForThemselvesIsNotTheirOrganizationsToLookInto() {
        deploy();
        Event noted = event(new NoteCreated(UUID.randomUUID(), session, false));
        append(noted);

        assertThat(entryOf(noted).organizationId()).isEqualTo(organization);
        assertThat(page(owner, organization, null, MANY).items())
                .extracting(AuditEntry::type)
                .doesNotContain("NoteCreated");
    }

    @Test
    void ofSettingsIsSaidWhatTheyWereBefore() {
        deploy();
        Event first = event(new OrganizationUpdated(named("River Events")), organization, null);
        Event second = event(new OrganizationUpdated(named("Harbor Events")), organization, null);
        append(first, second);

        assertThat(entryOf(first).details()).containsEntry("name", "River Events");
        assertThat(entryOf(first).before()).isEmpty();
        assertThat(entryOf(second).details()).isEqualTo(Map.of("name", "Harbor Events"));
        assertThat(entryOf(second).before()).isEqualTo(Map.of("name", "River Events"));
        assertThat(entryOf(second).subjectType()).isEqualTo("organization");
    }

    private Organization named(String name) {
        return new Organization(organization, "river-events", name, "About us", null, NOON, NOON, 1);
    }

    @Test
    void whatAStepInTheLifeOfAConferenceChangesIsNotSaidOfTheNextChange() {
        deploy();
        Conference draft = ConferenceDraft.of(organization, "harbor", ConferenceStatus.DRAFT);
        Conference submitted = ConferenceDraft.of(organization, "harbor", ConferenceStatus.SUBMITTED);
        Transition step = new Transition(
                UUID.randomUUID(),
                conference,
                LifecycleAction.SUBMIT,
                ConferenceStatus.DRAFT,
                ConferenceStatus.SUBMITTED,
                ada,
                "zebrafish",
                NOON);
        Event added = event(new ConferenceAdded(draft));
        Event led = event(new ConferenceTransitioned(step, withId(draft, submitted)));
        Event updated = event(new ConferenceUpdated(withId(draft, submitted)));
        append(added, led, updated);

        assertThat(entryOf(led).details())
                .containsEntry("status", "SUBMITTED")
                .containsEntry("transition.action", "SUBMIT")
                .doesNotContainKeys("title", "transition.reason");
        assertThat(entryOf(led).before()).isEqualTo(Map.of("status", "DRAFT"));
        assertThat(entryOf(updated).details()).isEmpty();
        assertThat(entryOf(led).subjectType()).isEqualTo("conference");
    }

    private static Conference withId(Conference other, Conference conference) {
        return Conference.fromJson(new JsonObject(conference.toJson())
                .put("id", other.id().toString())
                .encode());
    }

    @Test
    void ofARoleIsSaidWhichItWasBefore() {
        deploy();
        Event staff = event(new MemberChanged(ada, OrganizationRole.STAFF), organization, null);
        Event organizer = event(new MemberChanged(ada, OrganizationRole.ORGANIZER), organization, null);
        append(staff, organizer);

        assertThat(entryOf(organizer).before()).isEqualTo(Map.of("role", "STAFF"));
        assertThat(entryOf(organizer).details()).isEqualTo(Map.of("role", "ORGANIZER"));
        assertThat(entryOf(organizer).subjectId()).isEqualTo(ada);
    }

    @Test
    void whoReadsOrTakesAlongIsWrittenDownToo() {
        deploy();
        page(owner, organization, null, 10);
        await(audit.exportEntries(owner, query(organization, null, 10)));

        await().untilAsserted(() -> assertThat(all(organization))
                .extracting(AuditEntry::type, AuditEntry::actorId)
                .contains(tuple("AuditRead", owner.userId()), tuple("AuditExported", owner.userId())));
    }

    @Test
    void aUserWhoIsGoneIsANumberThatLeadsToNobodyAndTheChainStaysWhole() {
        deploy();
        Event role = event(new MemberChanged(ada, OrganizationRole.STAFF), organization, null);
        append(role);
        entryOf(role);

        append(event(new ErasureRequested(ada), null, null));
        await().until(() -> settings() == 0);

        assertThat(entryOf(role).subjectId()).isEqualTo(ada);
        assertThat(checked().brokenAt()).isNull();
    }

    private int settings() {
        return await(node.node()
                        .databases()
                        .open("audit")
                        .compose(database -> database.read(Caller.SYSTEM, sql -> sql.query("select 1 from settings")
                                .execute())))
                .size();
    }
}
