package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.PasswordReset;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PasswordLinksTest {

    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());
    private static final String NEW_PASSWORD = "another horse battery";

    private static AuthNode node;
    private static AuthService auth;

    private UserAccount user;
    private Caller owner;

    /** What shuts whoever came in out. */
    private enum Lock {
        CHANGED_PASSWORD,
        DISABLED,
        SIGNED_OUT_BY_AN_ADMINISTRATOR,
        SIGNED_OUT_EVERYWHERE,
        SIGNED_OUT_ELSEWHERE
    }

    @BeforeAll
    static void start() {
        node = new AuthNode();
        auth = node.auth;
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void makeAnAccount() {
        user = node.newUser();
        owner = Caller.user(user.id());
    }

    @ParameterizedTest
    @EnumSource
    void aLinkEndsWithWhatShutsOthersOut(Lock lock) {
        String link = issue();

        await(shut(lock));
        assertRefused(Refusal.NOT_FOUND, () -> reset(link, "of a thief's own making"));
        disable(false);

        assertRefused(Refusal.NOT_FOUND, () -> reset(link, "of a thief's own making"));
        assertThat(node.signIn(user, lock == Lock.CHANGED_PASSWORD ? NEW_PASSWORD : PASSWORD)
                        .user()
                        .id())
                .isEqualTo(user.id());
    }

    private Future<?> shut(Lock lock) {
        return switch (lock) {
            case CHANGED_PASSWORD -> auth.changePassword(owner, new PasswordChange(PASSWORD, NEW_PASSWORD));
            case DISABLED -> auth.changeAccount(ADMIN, user.id(), disabled(true));
            case SIGNED_OUT_BY_AN_ADMINISTRATOR -> auth.endSignIns(ADMIN, user.id());
            case SIGNED_OUT_EVERYWHERE -> auth.signOutEverywhere(owner);
            case SIGNED_OUT_ELSEWHERE -> auth.endOtherSignIns(owner, UUID.randomUUID());
        };
    }

    @Test
    void whetherALinkWorksCanBeAskedWithoutUsingIt() {
        String link = issue();
        await(check(link));
        await(check(link));
        await(reset(link, NEW_PASSWORD));

        assertRefused(Refusal.NOT_FOUND, () -> check(link));
        assertRefused(Refusal.NOT_FOUND, () -> check(RefreshToken.generate()));
        assertRefused(Refusal.NOT_FOUND, () -> check(""));

        String other = issue();
        await(node.database
                .direct()
                .query("update users set disabled_at = now() where id = '" + user.id() + "'")
                .execute());
        assertRefused(Refusal.NOT_FOUND, () -> check(other));
    }

    private static Future<Void> check(String token) {
        return auth.checkPasswordLink(Caller.ANONYMOUS, token);
    }

    @Test
    void whatOthersDoEndsNoLink() {
        String link = issue();
        Caller other = Caller.user(node.newUser().id());
        await(auth.signOutEverywhere(other));
        await(auth.endOtherSignIns(other, UUID.randomUUID()));

        await(reset(link, NEW_PASSWORD));
        assertThat(node.signIn(user, NEW_PASSWORD).user().id()).isEqualTo(user.id());
    }

    @Test
    void aDisabledAccountGetsNeitherALinkNorAPassword() {
        String link = issue();
        // As if it had been disabled by a program that knows of no links.
        await(node.database
                .direct()
                .query("update users set disabled_at = now() where id = '" + user.id() + "'")
                .execute());

        assertRefused(Refusal.CONFLICT, () -> auth.issuePasswordLink(ADMIN, user.id()));
        assertRefused(Refusal.NOT_FOUND, () -> reset(link, NEW_PASSWORD));
        assertRefused(
                Refusal.UNAUTHENTICATED, () -> auth.changePassword(owner, new PasswordChange(PASSWORD, NEW_PASSWORD)));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.verifyPassword(owner, PASSWORD));
        disable(false);
        assertThat(node.signIn(user).user().id()).isEqualTo(user.id());
    }

    @Test
    void ofManyWhoUseALinkAtOnceWhileItsOwnerActsOneAtMostSetsThePassword() {
        String link = issue();

        List<Future<Void>> resets = IntStream.range(0, 6)
                .mapToObj(i -> reset(link, "race horse battery " + i + "zz"))
                .toList();
        Future<Void> change = auth.changePassword(owner, new PasswordChange(PASSWORD, NEW_PASSWORD));
        await(Future.join(resets).otherwiseEmpty());
        await(change.otherwiseEmpty());

        assertThat(resets.stream().filter(Future::succeeded).count() + (change.succeeded() ? 1 : 0))
                .isEqualTo(1);
        assertThat(resets.stream().filter(Future::failed).map(Future::cause)).allMatch(Refusal.NOT_FOUND::is);
    }

    @Test
    void noLinkOutlivesAnAccountThatIsDisabledMeanwhile() {
        List<Future<?>> racing = IntStream.range(0, 10)
                .<Future<?>>mapToObj(i -> i == 5
                        ? auth.changeAccount(ADMIN, user.id(), disabled(true))
                        : auth.issuePasswordLink(ADMIN, user.id()))
                .toList();
        await(Future.join(racing).otherwiseEmpty());

        assertThat(node.texts("select user_id::text from password_links where user_id = '" + user.id() + "'"))
                .isEmpty();
    }

    private String issue() {
        return await(auth.issuePasswordLink(ADMIN, user.id())).token();
    }

    private static Future<Void> reset(String token, String password) {
        return auth.resetPassword(Caller.ANONYMOUS, new PasswordReset(token, password));
    }

    private void disable(boolean disabled) {
        await(auth.changeAccount(ADMIN, user.id(), disabled(disabled)));
    }

    private static MergePatch disabled(boolean disabled) {
        return new MergePatch(new JsonObject().put("disabled", disabled));
    }
}
