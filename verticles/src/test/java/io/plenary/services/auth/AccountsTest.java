package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.services.auth.AuthNode.newEmail;
import static io.plenary.services.auth.AuthNode.signUpOf;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.auth.UserAccountPage;
import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    private static AuthNode node;
    private static AuthService auth;

    @BeforeAll
    static void start() {
        node = new AuthNode();
        auth = node.auth;
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aNewAccountIsAnnouncedWithTheNewUserAsActor() {
        Queue<Event> announced = node.node.listen(AuthEvents.UserSignedUp.class);
        UserAccount user = node.newUser();

        await().untilAsserted(() -> assertThat(about(user, announced))
                .singleElement()
                .satisfies(event -> assertThat(event.actorId()).isEqualTo(user.id()))
                .satisfies(event -> assertThat(event.payload().getMap())
                        .isEqualTo(Map.of(
                                "userId", user.id().toString(),
                                "email", user.email(),
                                "displayName", user.displayName()))));
    }

    @Test
    void anAccountMadeByAnAdministratorIsAnnouncedWithTheAdministratorAsActor() {
        Queue<Event> announced = node.node.listen(AuthEvents.UserSignedUp.class);
        UserAccount user = await(auth.signUp(ADMIN, signUpOf(newEmail())));

        await().untilAsserted(() ->
                assertThat(about(user, announced)).extracting(Event::actorId).containsExactly(ADMIN.userId()));
    }

    @Test
    void theSameSignUpAgainMakesNoSecondAccount() {
        Queue<Event> announced = node.node.listen(AuthEvents.UserSignedUp.class);
        SignUp signUp = signUpOf(newEmail());
        UserAccount first = await(auth.signUp(Caller.ANONYMOUS, signUp));

        assertThat(await(auth.signUp(Caller.ANONYMOUS, signUp))).isEqualTo(first);
        await().untilAsserted(() -> assertThat(about(first, announced)).hasSize(1));
    }

    @Test
    void anAccountInUseIsNotShownToWhoeverKnowsItsId() {
        SignUp signUp = signUpOf(newEmail());
        UserAccount user = await(auth.signUp(Caller.ANONYMOUS, signUp));
        node.signIn(user);

        assertRefused(Refusal.CONFLICT, () -> auth.signUp(Caller.ANONYMOUS, signUp));
        assertThat(await(auth.signUp(Caller.SYSTEM, signUp)).id()).isEqualTo(user.id());
    }

    @Test
    void anEmailIsTakenHoweverItIsWritten() {
        UserAccount user = node.newUser();

        assertRefused(
                Refusal.CONFLICT,
                () -> auth.signUp(Caller.ANONYMOUS, signUpOf(" " + user.email().toUpperCase(java.util.Locale.ROOT))));
    }

    @Test
    void theIdOfAnotherAccountIsRefused() {
        UserAccount user = node.newUser();

        assertRefused(
                Refusal.CONFLICT,
                () -> auth.signUp(Caller.SYSTEM, new SignUp(user.id(), newEmail(), PASSWORD, "Somebody")));
    }

    @Test
    void ofTenSignUpsOfOneEmailAtOnceExactlyOneWins() {
        String email = newEmail();

        List<Future<UserAccount>> attempts = IntStream.range(0, 10)
                .mapToObj(i -> auth.signUp(Caller.ANONYMOUS, signUpOf(email)))
                .toList();
        await(Future.join(attempts).otherwiseEmpty());

        assertThat(attempts.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(attempts.stream().filter(Future::failed).map(Future::cause)).allMatch(Refusal.CONFLICT::is);
    }

    @Test
    void signingUpMakesNoAdministrator() {
        assertThat(node.newUser().admin()).isFalse();
    }

    @Test
    void passwordsAreKeptAsArgon2idWithASaltEach() {
        try (AuthNode shipped = AuthNode.shipped()) {
            UserAccount one = shipped.newUser();
            UserAccount other = shipped.newUser();

            List<String> hashes = shipped.texts(
                    "select password_hash from users where id in ('" + one.id() + "', '" + other.id() + "')");

            assertThat(hashes).hasSize(2).doesNotHaveDuplicates();
            assertThat(hashes).allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        }
    }

    @Test
    void anAccountIsSeenByItsUserAdministratorsAndServicesOnly() {
        UserAccount user = node.newUser();

        assertThat(await(auth.validateUser(Caller.user(user.id()), user.id()))).isEqualTo(user);
        assertThat(await(auth.validateUser(ADMIN, user.id()))).isEqualTo(user);
        assertThat(await(auth.validateUser(Caller.SYSTEM, user.id()))).isEqualTo(user);
        assertRefused(Refusal.NOT_FOUND, () -> auth.validateUser(Caller.user(UUID.randomUUID()), user.id()));
        assertRefused(Refusal.NOT_FOUND, () -> auth.validateUser(Caller.ANONYMOUS, user.id()));
        assertRefused(Refusal.NOT_FOUND, () -> auth.validateUser(ADMIN, UUID.randomUUID()));
    }

    @Test
    void severalAccountsAreAskedForAtOnceByAdministratorsAndServicesOnly() {
        UserAccount one = node.newUser();
        UserAccount other = node.newUser();
        List<String> ids = Stream.of(one.id(), UUID.randomUUID(), other.id(), one.id())
                .map(UUID::toString)
                .toList();

        assertThat(await(auth.usersByIds(Caller.SYSTEM, ids))).containsExactlyInAnyOrder(one, other);
        assertThat(await(auth.usersByIds(ADMIN, List.of()))).isEmpty();
        assertRefused(Refusal.FORBIDDEN, () -> auth.usersByIds(Caller.user(one.id()), ids));
        assertRefused(Refusal.FORBIDDEN, () -> auth.usersByIds(Caller.ANONYMOUS, ids));
        assertRefused(Refusal.INVALID, () -> auth.usersByIds(ADMIN, List.of("ada")));
        assertRefused(
                Refusal.INVALID,
                () -> auth.usersByIds(ADMIN, Collections.nCopies(501, one.id().toString())));
    }

    @Test
    void onlyAdministratorsAndServicesFindUsersByEmail() {
        UserAccount user = node.newUser();

        assertThat(await(auth.findUser(ADMIN, " " + user.email().toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(user);
        assertRefused(Refusal.NOT_FOUND, () -> auth.findUser(Caller.SYSTEM, newEmail()));
        assertRefused(Refusal.FORBIDDEN, () -> auth.findUser(Caller.user(user.id()), user.email()));
        assertRefused(Refusal.FORBIDDEN, () -> auth.findUser(Caller.ANONYMOUS, user.email()));
    }

    @Test
    void usersAreListedByEmailPageByPage() {
        String group = UUID.randomUUID().toString();
        List<UserAccount> users = IntStream.range(0, 5)
                .mapToObj(i -> await(auth.signUp(Caller.ANONYMOUS, signUpOf(i + group + "@example.org"))))
                .toList();

        UserAccountPage first = await(auth.listUsers(ADMIN, group.toUpperCase(java.util.Locale.ROOT), null, 3));
        UserAccountPage second = await(auth.listUsers(ADMIN, group, first.nextCursor(), 3));

        assertThat(first.items()).isEqualTo(users.subList(0, 3));
        assertThat(second).isEqualTo(new UserAccountPage(users.subList(3, 5), null));
    }

    @Test
    void usersAreFoundByAPartOfTheNameTakenLiterally() {
        String name = "100% _Robin_ " + UUID.randomUUID();
        UserAccount user =
                await(auth.signUp(Caller.ANONYMOUS, new SignUp(UUID.randomUUID(), newEmail(), PASSWORD, name)));

        assertThat(await(auth.listUsers(ADMIN, name.substring(2), null, 50)).items())
                .containsExactly(user);
        assertThat(await(auth.listUsers(ADMIN, name.replace("_Robin_", "%"), null, 50))
                        .items())
                .isEmpty();
    }

    @Test
    void onlyAdministratorsListUsersWithinTheLimit() {
        assertRefused(Refusal.FORBIDDEN, () -> auth.listUsers(Caller.user(UUID.randomUUID()), null, null, 50));
        assertRefused(Refusal.FORBIDDEN, () -> auth.listUsers(Caller.ANONYMOUS, null, null, 50));
        assertRefused(Refusal.INVALID, () -> auth.listUsers(ADMIN, null, null, 0));
        assertRefused(Refusal.INVALID, () -> auth.listUsers(ADMIN, null, null, 201));
        assertRefused(Refusal.INVALID, () -> auth.listUsers(ADMIN, "nul\0", null, 50));
        assertRefused(Refusal.INVALID, () -> auth.listUsers(ADMIN, null, "no cursor", 50));
    }

    @Test
    void aChangedPasswordEndsEverySignInAndIsAnnounced() {
        Queue<Event> announced = node.node.listen(AuthEvents.PasswordChanged.class);
        UserAccount user = node.newUser();
        SignIn signIn = node.signIn(user);

        await(auth.changePassword(Caller.user(user.id()), new PasswordChange(PASSWORD, "another password")));

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.validateToken(Caller.ANONYMOUS, signIn.accessToken()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, signIn.refreshToken()));
        assertThat(node.signIn(user, "another password").user().id()).isEqualTo(user.id());
        await().untilAsserted(() -> assertThat(about(user, announced)).hasSize(1));
    }

    @Test
    void aPasswordIsNotChangedWithoutTheCurrentOne() {
        UserAccount user = node.newUser();
        Caller caller = Caller.user(user.id());

        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> auth.changePassword(caller, new PasswordChange("wrong one", "another password")));
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> auth.changePassword(Caller.ANONYMOUS, new PasswordChange(PASSWORD, "another password")));
        assertRefused(Refusal.INVALID, () -> auth.changePassword(caller, new PasswordChange(PASSWORD, "short")));
        assertThat(node.signIn(user).user().id()).isEqualTo(user.id());
    }

    @Test
    void aWrongPasswordIsCalledSoOfWhoIsSignedInButNotOfStrangers() {
        UserAccount user = node.newUser();
        Caller caller = Caller.user(user.id());
        Credentials guess = new Credentials(user.email(), "wrong one", null);

        assertThat(codeOf(() -> auth.changePassword(caller, new PasswordChange("wrong one", "another password"))))
                .isEqualTo("WRONG_PASSWORD");
        assertThat(codeOf(() -> auth.verifyPassword(caller, "wrong one"))).isEqualTo("WRONG_PASSWORD");
        assertThat(codeOf(() -> auth.authenticate(Caller.ANONYMOUS, guess))).isEqualTo("WRONG_CREDENTIALS");
    }

    private static String codeOf(Supplier<Future<?>> call) {
        Throwable refusal = catchThrowable(() -> await(call.get()));
        return Refusal.code((ServiceException) refusal).orElseThrow();
    }

    @Test
    void ofTwoPasswordChangesAtOnceExactlyOneWins() {
        Caller caller = Caller.user(node.newUser().id());

        List<Future<Void>> changes = IntStream.range(0, 2)
                .mapToObj(i -> auth.changePassword(caller, new PasswordChange(PASSWORD, "new password " + i)))
                .toList();
        await(Future.join(changes).otherwiseEmpty());

        assertThat(changes.stream().filter(Future::succeeded)).hasSize(1);
    }

    private static List<Event> about(UserAccount user, Queue<Event> events) {
        return events.stream()
                .filter(event -> user.id().toString().equals(event.payload().getString("userId")))
                .toList();
    }
}
