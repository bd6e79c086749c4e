package io.plenary.services.conferences;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencePage;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.LifecycleAction;
import io.plenary.runtime.Cursor;
import io.plenary.testing.ConferenceDraft;
import io.plenary.testing.TestNode;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConferenceListTest {

    private static TestNode node;
    private static ConferencesService conferences;

    private final UUID organization = UUID.randomUUID();
    private final Caller owner = new Caller(UUID.randomUUID(), null, Map.of(organization, OrganizationRole.OWNER));
    private final Caller staff = new Caller(UUID.randomUUID(), null, Map.of(organization, OrganizationRole.STAFF));
    private final Caller member = new Caller(UUID.randomUUID(), null, Map.of(organization, OrganizationRole.MEMBER));

    @BeforeAll
    static void start() {
        node = new TestNode().deploy(ConferencesVerticle::new);
        FakeOrganizations.standIn(node);
        conferences = node.proxy(ConferencesService.class, ConferencesService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void everybodyIsShownWhatTheySeeAndNoMore() {
        Conference published = add("2027-03-01", ConferenceStatus.PUBLISHED);
        Conference draft = add("2027-02-01", ConferenceStatus.DRAFT);
        Conference archived = add("2027-01-01", ConferenceStatus.ARCHIVED);
        deleted();

        assertThat(list(owner).items()).containsExactly(published, draft, archived);
        assertThat(list(staff).items()).containsExactly(published, draft, archived);
        assertThat(list(member).items()).containsExactly(published, archived);
        assertThat(list(Caller.ANONYMOUS).items()).containsExactly(published, archived);
        assertThat(list(Caller.user(UUID.randomUUID())).items()).containsExactly(published, archived);
    }

    @Test
    void deletedConferencesAreListedForOwnersWhoAskForThem() {
        Conference deleted = deleted();

        assertThat(list(owner, ConferenceStatus.DELETED)).containsExactly(deleted);
        assertThat(list(Caller.SYSTEM, ConferenceStatus.DELETED)).containsExactly(deleted);
        assertThat(list(staff, ConferenceStatus.DELETED)).isEmpty();
        assertThat(list(Caller.ANONYMOUS, ConferenceStatus.DELETED)).isEmpty();
    }

    @Test
    void conferencesComeByIdAsFarAsEachCouldBeSeenAlone() {
        Conference published = add("2027-03-01", ConferenceStatus.PUBLISHED);
        Conference draft = add("2027-02-01", ConferenceStatus.DRAFT);
        Conference deleted = deleted();
        List<UUID> ids = List.of(draft.id(), UUID.randomUUID(), deleted.id(), published.id(), draft.id());

        assertThat(byIds(owner, ids)).containsExactly(draft, deleted, published);
        assertThat(byIds(staff, ids)).containsExactly(draft, published);
        assertThat(byIds(member, ids)).containsExactly(published);
        assertThat(byIds(Caller.ANONYMOUS, ids)).containsExactly(published);
        assertThat(byIds(Caller.user(UUID.randomUUID()), ids)).containsExactly(published);
    }

    @Test
    void tooManyIdsAndWhatIsNoneAreRefused() {
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(201).toList();

        assertRefused(Refusal.INVALID, () -> conferences.conferencesByIds(owner, texts(many)));
        assertRefused(Refusal.INVALID, () -> conferences.conferencesByIds(owner, List.of("no-id")));
        assertThat(byIds(owner, List.of())).isEmpty();
    }

    private static List<Conference> byIds(Caller caller, List<UUID> ids) {
        return await(conferences.conferencesByIds(caller, texts(ids)));
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    @Test
    void aStatusRestricts() {
        add("2027-03-01", ConferenceStatus.PUBLISHED);
        Conference draft = add("2027-02-01", ConferenceStatus.DRAFT);

        assertThat(list(staff, ConferenceStatus.DRAFT)).containsExactly(draft);
        assertThat(list(member, ConferenceStatus.DRAFT)).isEmpty();
    }

    @Test
    void daysRestrictToConferencesThatTouchThem() {
        add("2027-01-01", ConferenceStatus.PUBLISHED);
        Conference inside = add("2027-02-01", ConferenceStatus.PUBLISHED);
        add("2027-03-01", ConferenceStatus.PUBLISHED);

        assertThat(between("2027-02-03", "2027-02-28")).containsExactly(inside);
        assertThat(between("2027-01-31", "2027-02-01")).containsExactly(inside);
        assertThat(between("2027-02-04", "2027-02-28")).isEmpty();
    }

    @Test
    void searchFoldsCaseAndAccentsAndCompletesTheLastWord() {
        Conference found =
                add("2027-03-01", new JsonObject().put("title", "Café Systems").put("city", "São Paulo"));
        add("2027-02-01", new JsonObject().put("title", "Tea Systems"));

        assertThat(search("CAFE sys")).containsExactly(found);
        assertThat(search("sao pau")).containsExactly(found);
        assertThat(search("syst caf")).isEmpty();
        assertThat(search("caf' | 'tea")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsWhileOthersArrive() {
        Conference third = add("2027-03-01", ConferenceStatus.PUBLISHED);
        Conference second = add("2027-02-01", ConferenceStatus.PUBLISHED);
        Conference alsoSecond = add("2027-02-01", ConferenceStatus.PUBLISHED);
        Conference first = add("2027-01-01", ConferenceStatus.PUBLISHED);
        ConferencePage page = list(member, null, 2);
        add("2027-04-01", ConferenceStatus.PUBLISHED);
        ConferencePage rest = list(member, page.nextCursor(), 50);

        assertThat(page.items().get(0)).isEqualTo(third);
        assertThat(List.of(page.items().get(1), rest.items().get(0))).containsExactlyInAnyOrder(second, alsoSecond);
        assertThat(rest.items()).hasSize(2).last().isEqualTo(first);
        assertThat(rest.nextCursor()).isNull();
    }

    @Test
    void limitsAndCursorsThatAreNoneAreRefused() {
        String otherList = Cursor.of(Instant.EPOCH, UUID.randomUUID()).text();

        assertRefused(Refusal.INVALID, () -> conferences.listConferences(member, query(null, null, null, 0)));
        assertRefused(Refusal.INVALID, () -> conferences.listConferences(member, query(null, null, null, 201)));
        assertRefused(Refusal.INVALID, () -> conferences.listConferences(member, query(null, null, "nonsense", 50)));
        assertRefused(Refusal.INVALID, () -> conferences.listConferences(member, query(null, null, otherList, 50)));
        assertRefused(
                Refusal.INVALID,
                () -> conferences.listConferences(
                        member, new ConferenceQuery(null, null, null, LocalDate.MAX, LocalDate.MIN, null, 50)));
    }

    @Test
    void rowLevelSecurityHoldsWhereAStatementForgetsItsWhere() {
        Conference draft = add("2027-02-01", ConferenceStatus.DRAFT);
        Conference published = add("2027-03-01", ConferenceStatus.PUBLISHED);
        Caller stranger = new Caller(UUID.randomUUID(), null, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));

        assertThat(slugsSeenBy(stranger)).contains(published.slug()).doesNotContain(draft.slug());
        assertThat(slugsSeenBy(member)).doesNotContain(draft.slug());
        assertThat(slugsSeenBy(Caller.ANONYMOUS)).doesNotContain(draft.slug());
        assertThat(slugsSeenBy(staff)).contains(draft.slug());
        assertThat(changedBy(stranger, "update conferences set title = 'Taken over'"))
                .isZero();
        assertThat(changedBy(owner, "delete from conferences")).isZero();
    }

    private static List<String> slugsSeenBy(Caller caller) {
        return await(node.node()
                .databases()
                .open("conferences")
                .compose(database -> database.read(
                        caller, sql -> sql.query("select slug from conferences").execute()))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList()));
    }

    private static int changedBy(Caller caller, String statement) {
        return await(node.node()
                .databases()
                .open("conferences")
                .compose(database ->
                        database.write(caller, tx -> tx.sql().query(statement).execute()))
                .map(rows -> rows.rowCount()));
    }

    private Conference add(String startDate, ConferenceStatus status) {
        boolean archived = status == ConferenceStatus.ARCHIVED;
        String first = archived ? ConferenceStatus.PUBLISHED.name() : status.name();
        Conference added = add(startDate, new JsonObject().put("status", first));
        return archived
                ? await(conferences.transitionConference(owner, added.id(), LifecycleAction.ARCHIVE, null, null))
                : added;
    }

    private Conference add(String startDate, JsonObject members) {
        JsonObject draft = new JsonObject(ConferenceDraft.of(organization).toJson())
                .put("status", "PUBLISHED")
                .put("startDate", startDate)
                .put("endDate", LocalDate.parse(startDate).plusDays(2).toString())
                .mergeIn(members);
        return await(conferences.addConference(owner, Json.read(draft.encode(), Conference.class)));
    }

    private Conference deleted() {
        Conference conference = add("2027-06-01", ConferenceStatus.PUBLISHED);
        return await(conferences.deleteConference(
                owner, conference.id(), Instant.now().plus(7, ChronoUnit.DAYS)));
    }

    private ConferencePage list(Caller caller) {
        return list(caller, null, 50);
    }

    private ConferencePage list(Caller caller, String cursor, int limit) {
        return await(conferences.listConferences(caller, query(null, null, cursor, limit)));
    }

    private List<Conference> list(Caller caller, ConferenceStatus status) {
        return await(conferences.listConferences(caller, query(status, null, null, 50)))
                .items();
    }

    private List<Conference> search(String text) {
        return await(conferences.listConferences(member, query(null, text, null, 50)))
                .items();
    }

    private List<Conference> between(String from, String to) {
        ConferenceQuery query =
                new ConferenceQuery(organization, null, null, LocalDate.parse(from), LocalDate.parse(to), null, 50);
        return await(conferences.listConferences(member, query)).items();
    }

    private ConferenceQuery query(ConferenceStatus status, String text, String cursor, int limit) {
        return new ConferenceQuery(organization, status, text, null, null, cursor, limit);
    }
}
