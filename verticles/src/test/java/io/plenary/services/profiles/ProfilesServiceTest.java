package io.plenary.services.profiles;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Link;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.profiles.Profile;
import io.plenary.contracts.profiles.ProfileCard;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.testing.FakeAccounts;
import io.plenary.testing.Outboxes;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProfilesServiceTest {

    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, null);
    private static final FakeAccounts ACCOUNTS = new FakeAccounts();

    private static TestNode node;
    private static ProfilesService profiles;

    private final Caller ada = ACCOUNTS.user("Ada Quill");
    private final Caller ben = ACCOUNTS.user("Ben Harrow");

    @BeforeAll
    static void start() {
        node = new TestNode().deploy(ProfilesVerticle::new);
        ACCOUNTS.standIn(node);
        profiles = node.proxy(ProfilesService.class, ProfilesService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aProfileNobodyChangedIsEmptyButForTheNameOfTheAccount() {
        assertThat(await(profiles.getUserProfile(ada, ada.userId())))
                .isEqualTo(new Profile(
                        ada.userId(),
                        "Ada Quill",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0));
        assertThat(announced(ada)).isEmpty();
    }

    @Test
    void everyMemberOfAProfileIsKept() {
        JsonObject members = new JsonObject()
                .put("displayName", "Ada Q.")
                .put("givenName", "Ada")
                .put("familyName", "Quill")
                .put("affiliation", "Tidewater Institute")
                .put("biography", "Writes *compilers* 🎉")
                .put("avatarUrl", "https://pictures.example/ada.png")
                .put("links", new JsonArray().add(new JsonObject().put("url", "https://ada.example")))
                .put("timeZone", "Europe/Lisbon")
                .put("locale", "pt-PT")
                .put("interests", new JsonArray().add("compilers").add("sailing"))
                .put("preferences", new JsonObject().put("theme", "dark"));

        Profile updated = await(profiles.updateUserProfile(ada, ada.userId(), new MergePatch(members), 0L));

        assertThat(updated)
                .isEqualTo(new Profile(
                        ada.userId(),
                        "Ada Q.",
                        "Ada",
                        "Quill",
                        "Tidewater Institute",
                        "Writes *compilers* 🎉",
                        "https://pictures.example/ada.png",
                        List.of(new Link("https://ada.example", null, null)),
                        "Europe/Lisbon",
                        "pt-PT",
                        List.of("compilers", "sailing"),
                        null,
                        Map.of("theme", "dark"),
                        updated.updatedAt(),
                        1));
        assertThat(updated.updatedAt()).isNotNull();
        assertThat(await(profiles.getUserProfile(ada, ada.userId()))).isEqualTo(updated);
    }

    @Test
    void aPatchRemovesWithNullAndMergesPreferences() {
        update(
                ada,
                new JsonObject()
                        .put("biography", "To be removed")
                        .put("affiliation", "To stay")
                        .put(
                                "preferences",
                                new JsonObject().put("theme", "dark").put("density", "high")));

        Profile patched = update(
                ada,
                new JsonObject()
                        .putNull("biography")
                        .put("preferences", new JsonObject().putNull("theme").put("start", "agenda")));

        assertThat(patched.biography()).isNull();
        assertThat(patched.affiliation()).isEqualTo("To stay");
        assertThat(patched.preferences()).isEqualTo(Map.of("density", "high", "start", "agenda"));
    }

    @Test
    void forOthersAProfileDoesNotExist() {
        Profile profile = update(ada, new JsonObject().put("biography", "Private"));

        assertRefused(Refusal.NOT_FOUND, () -> profiles.getUserProfile(ben, ada.userId()));
        assertRefused(
                Refusal.NOT_FOUND, () -> profiles.updateUserProfile(ben, ada.userId(), patch("biography", "x"), null));
        assertRefused(Refusal.UNAUTHENTICATED, () -> profiles.getUserProfile(Caller.ANONYMOUS, ada.userId()));
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> profiles.updateUserProfile(Caller.ANONYMOUS, ada.userId(), patch("biography", "x"), null));
        assertThat(await(profiles.getUserProfile(ada, ada.userId()))).isEqualTo(profile);
    }

    @Test
    void administratorsReadAndChangeProfilesOfExistingUsersOnly() {
        UUID nobody = UUID.randomUUID();

        assertThat(await(profiles.updateUserProfile(ADMIN, ada.userId(), patch("affiliation", "Corrected"), null)))
                .isEqualTo(await(profiles.getUserProfile(ada, ada.userId())));
        assertRefused(Refusal.NOT_FOUND, () -> profiles.getUserProfile(ADMIN, nobody));
        assertRefused(
                Refusal.NOT_FOUND, () -> profiles.updateUserProfile(ADMIN, nobody, patch("affiliation", "x"), null));
    }

    @Test
    void theUserOfAProfileAndItsVersionCannotBePatched() {
        assertRefused(
                Refusal.INVALID,
                () -> profiles.updateUserProfile(
                        ada, ada.userId(), patch("userId", ben.userId().toString()), null));
        assertRefused(Refusal.INVALID, () -> profiles.updateUserProfile(ada, ada.userId(), patch("version", 7), null));
    }

    @Test
    void aRefusedPatchLeavesNoTrace() {
        assertRefused(
                Refusal.INVALID,
                () -> profiles.updateUserProfile(ada, ada.userId(), patch("timeZone", "+02:00"), null));
        assertRefused(
                Refusal.INVALID,
                () -> profiles.updateUserProfile(ada, ada.userId(), patch("links", new JsonArray().addNull()), null));

        assertThat(await(profiles.getUserProfile(ada, ada.userId())).version()).isZero();
        assertThat(rows(ada)).isEmpty();
    }

    @Test
    void ofFiftyFirstWritesWithOneVersionExactlyOneWins() {
        List<Future<Profile>> updates = IntStream.range(0, 50)
                .mapToObj(i -> profiles.updateUserProfile(ada, ada.userId(), patch("biography", "edit " + i), 0L))
                .toList();
        await(Future.join(updates).otherwiseEmpty());

        assertThat(updates).filteredOn(Future::succeeded).hasSize(1);
        // Whoever waited too long for a connection, of which there are not fifty, was not even looked at.
        assertThat(updates.stream().filter(Future::failed).map(Future::cause))
                .allMatch(cause -> Refusal.STALE.is(cause) || Refusal.UNAVAILABLE.is(cause));
        assertAnnouncedUpdates(ada, 1);
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersionAndAnnouncesNothing() {
        Profile profile = update(ada, new JsonObject().put("biography", "same"));

        assertThat(update(ada, new JsonObject().put("biography", "same"))).isEqualTo(profile);
        assertAnnouncedUpdates(ada, 1);
    }

    @Test
    void cardsShowWhatOthersMaySeeAndLeaveUnknownUsersOut() {
        update(
                ada,
                new JsonObject()
                        .put("affiliation", "Tidewater Institute")
                        .put("avatarUrl", "https://pictures.example/ada.png")
                        .put("biography", "Private"));
        List<String> ids = Stream.of(ben.userId(), UUID.randomUUID(), ada.userId(), ben.userId())
                .map(UUID::toString)
                .toList();

        int asked = ACCOUNTS.asked();
        assertThat(await(profiles.profileCards(ben, ids)))
                .containsExactly(
                        new ProfileCard(ben.userId(), "Ben Harrow", null, null),
                        new ProfileCard(
                                ada.userId(), "Ada Quill", "Tidewater Institute", "https://pictures.example/ada.png"));
        assertThat(ACCOUNTS.asked()).as("one question for all accounts").isEqualTo(asked + 1);
    }

    @Test
    void cardsAreForSignedInCallersAndAtMostFiveHundred() {
        List<String> tooMany = IntStream.range(0, 501)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();

        assertRefused(Refusal.UNAUTHENTICATED, () -> profiles.profileCards(Caller.ANONYMOUS, List.of()));
        assertRefused(Refusal.INVALID, () -> profiles.profileCards(ada, tooMany));
        assertRefused(Refusal.INVALID, () -> profiles.profileCards(ada, List.of("ada")));
        assertThat(await(profiles.profileCards(Caller.SYSTEM, List.of()))).isEmpty();
    }

    @Test
    void servicesAskForTheProfilesOfManyAtOnce() {
        Profile changed = update(ada, new JsonObject().put("locale", "de"));
        List<String> ids = Stream.of(ben.userId(), UUID.randomUUID(), ada.userId())
                .map(UUID::toString)
                .toList();

        int asked = ACCOUNTS.asked();
        assertThat(await(profiles.profilesByIds(Caller.SYSTEM, ids)))
                .containsExactly(await(profiles.getUserProfile(ben, ben.userId())), changed);
        assertThat(ACCOUNTS.asked()).as("one question for all accounts").isEqualTo(asked + 1);
        assertRefused(Refusal.FORBIDDEN, () -> profiles.profilesByIds(ADMIN, ids));
        assertRefused(Refusal.FORBIDDEN, () -> profiles.profilesByIds(ada, List.of()));
        assertRefused(Refusal.INVALID, () -> profiles.profilesByIds(Caller.SYSTEM, List.of("ada")));
    }

    @Test
    void rowLevelSecurityHoldsWhereAStatementForgetsItsWhere() {
        update(ada, new JsonObject().put("biography", "Hers"));
        update(ben, new JsonObject().put("biography", "His"));

        assertThat(rows(ada)).containsExactly(ada.userId());
        assertThat(rows(ada, "update profiles set biography = 'Taken' returning user_id"))
                .containsExactly(ada.userId());
        assertThat(rows(Caller.ANONYMOUS)).isEmpty();
        assertThat(await(profiles.getUserProfile(ben, ben.userId())).biography())
                .isEqualTo("His");
    }

    private static List<UUID> rows(Caller caller) {
        return rows(caller, "select user_id from profiles");
    }

    private static List<UUID> rows(Caller caller, String statement) {
        return await(node.node()
                .databases()
                .open("profiles")
                .compose(database ->
                        database.read(caller, sql -> sql.query(statement).execute()))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList()));
    }

    private static void assertAnnouncedUpdates(Caller user, int times) {
        await().untilAsserted(() -> assertThat(announced(user))
                .extracting(Event::type)
                .isEqualTo(Collections.nCopies(times, "ProfileUpdated")));
    }

    private static List<Event> announced(Caller user) {
        return Outboxes.read(node, "profiles").stream()
                .filter(event -> user.userId().toString().equals(event.payload().getString("userId")))
                .toList();
    }

    private static Profile update(Caller user, JsonObject members) {
        return await(profiles.updateUserProfile(user, user.userId(), new MergePatch(members), null));
    }

    private static MergePatch patch(String member, Object value) {
        return new MergePatch(new JsonObject().put(member, value));
    }
}
