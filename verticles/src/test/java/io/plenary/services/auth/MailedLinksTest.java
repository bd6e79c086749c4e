package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.services.auth.AuthNode.newEmail;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.EmailChange;
import io.plenary.contracts.auth.MailedLink;
import io.plenary.contracts.auth.PasswordReset;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import io.plenary.testing.Outboxes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailedLinksTest {

    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());
    private static final String NEW_PASSWORD = "another horse battery";
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private static AuthNode node;
    private static AuthService auth;

    private UserAccount user;
    private Caller owner;

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

    @Test
    void aMailedLinkSetsANewPasswordOnceAndSignsEverybodyOut() {
        String refresh = node.signIn(user).refreshToken();
        askForReset();
        String token = link(asked("PasswordResetAsked").get(0)).token();

        await(auth.resetPassword(Caller.ANONYMOUS, new PasswordReset(token, NEW_PASSWORD)));

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, refresh));
        assertThat(node.signIn(user, NEW_PASSWORD).user().id()).isEqualTo(user.id());
        assertRefused(
                Refusal.NOT_FOUND,
                () -> auth.resetPassword(Caller.ANONYMOUS, new PasswordReset(token, "yet another horse")));
    }

    /** Whoever had the password must not get the account by an address of theirs, once its owner has another one. */
    @Test
    void anotherAddressIsWantedNoMoreOnceThePasswordIsAnotherOne() {
        await(auth.changeEmail(owner, new EmailChange(newEmail(), PASSWORD)));
        String theirs = link(asked("EmailChangeAsked").get(0)).token();
        askForReset();
        String token = link(asked("PasswordResetAsked").get(0)).token();
        await(auth.resetPassword(Caller.ANONYMOUS, new PasswordReset(token, NEW_PASSWORD)));

        assertRefused(Refusal.NOT_FOUND, () -> auth.confirmEmail(Caller.ANONYMOUS, theirs));
    }

    @Test
    void aMailedLinkEndsAfterHalfAnHour() {
        askForReset();
        UUID mailed = asked("PasswordResetAsked").get(0);
        String token = link(mailed).token();

        node.clock.advance(Duration.ofMinutes(31));

        assertRefused(Refusal.NOT_FOUND, () -> auth.checkPasswordLink(Caller.ANONYMOUS, token));
        assertRefused(Refusal.NOT_FOUND, () -> auth.mailedLink(Caller.SYSTEM, mailed));
    }

    @Test
    void whoeverAsksLearnsNothingAndAnAccountThatIsDisabledGetsNoMail() {
        await(auth.changeAccount(ADMIN, user.id(), new MergePatch(new JsonObject().put("disabled", true))));

        askForReset();
        await(auth.askForPasswordReset(Caller.ANONYMOUS, newEmail()));

        assertThat(asked("PasswordResetAsked")).isEmpty();
    }

    @Test
    void manyWhoAskAtOnceHaveOneMailSentAndNobodysLinkEnds() {
        await(Future.join(IntStream.range(0, 8)
                .mapToObj(one -> auth.askForPasswordReset(Caller.ANONYMOUS, user.email()))
                .toList()));
        List<UUID> mails = asked("PasswordResetAsked");
        assertThat(mails).hasSize(1);
        String token = link(mails.get(0)).token();

        node.clock.advance(PAUSE.plusSeconds(1));
        askForReset();

        assertThat(asked("PasswordResetAsked")).hasSize(2).containsOnly(mails.get(0));
        await(auth.checkPasswordLink(Caller.ANONYMOUS, token));
    }

    @Test
    void aLinkThatIsNearlyOverIsReplaced() {
        askForReset();
        node.clock.advance(Duration.ofMinutes(25));

        askForReset();

        assertThat(asked("PasswordResetAsked")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void theLinkOfAnAdministratorIsNotMailed() {
        String link = await(auth.issuePasswordLink(ADMIN, user.id())).token();

        askForReset();

        assertThat(link(asked("PasswordResetAsked").get(0)).token()).isNotEqualTo(link);
        assertRefused(Refusal.NOT_FOUND, () -> auth.checkPasswordLink(Caller.ANONYMOUS, link));
    }

    @Test
    void nothingThatOpensAnAccountIsAnnouncedOrKept() {
        askForReset();
        String token = link(asked("PasswordResetAsked").get(0)).token();

        assertThat(node.texts("select payload::text from outbox")).noneMatch(text -> text.contains(token));
        assertThat(node.texts("select password_links::text from password_links"))
                .noneMatch(text -> text.contains(token));
    }

    @Test
    void whoOpensAnAccountConfirmsTheAddressWithTheLinkInAMail() {
        assertThat(user.confirmed()).isFalse();
        MailedLink link = link(asked("EmailConfirmationAsked").get(0));
        assertThat(link.email()).isEqualTo(user.email());

        await(auth.confirmEmail(Caller.ANONYMOUS, link.token()));

        assertThat(await(auth.validateUser(owner, user.id())).confirmed()).isTrue();
        assertRefused(Refusal.NOT_FOUND, () -> auth.confirmEmail(Caller.ANONYMOUS, link.token()));
        node.clock.advance(PAUSE.plusSeconds(1));
        await(auth.askForEmailConfirmation(owner));
        assertThat(asked("EmailConfirmationAsked")).hasSize(1);
    }

    @Test
    void whoLostTheMailGetsAnotherWithTheSameLink() {
        await(auth.askForEmailConfirmation(owner));
        assertThat(asked("EmailConfirmationAsked")).hasSize(1);

        node.clock.advance(PAUSE.plusSeconds(1));
        await(auth.askForEmailConfirmation(owner));

        List<UUID> mails = asked("EmailConfirmationAsked");
        assertThat(mails).hasSize(2).containsOnly(mails.get(0));
    }

    @Test
    void anotherAddressCountsOnceItIsConfirmed() {
        String email = newEmail();

        await(auth.changeEmail(owner, new EmailChange(email.toUpperCase(Locale.ROOT), PASSWORD)));

        assertThat(await(auth.validateUser(owner, user.id())).email()).isEqualTo(user.email());
        MailedLink link = link(asked("EmailChangeAsked").get(0));
        assertThat(link.email()).isEqualTo(email);
        askForReset();
        String reset = link(asked("PasswordResetAsked").get(0)).token();
        await(auth.confirmEmail(Caller.ANONYMOUS, link.token()));
        assertThat(await(auth.validateUser(owner, user.id()))).satisfies(changed -> {
            assertThat(changed.email()).isEqualTo(email);
            assertThat(changed.confirmed()).isTrue();
        });
        // It went to the address that is not the account's any more.
        assertRefused(Refusal.NOT_FOUND, () -> auth.checkPasswordLink(Caller.ANONYMOUS, reset));
    }

    @Test
    void anAddressIsChangedByItsOwnerOnlyAndNotToSomebodyElses() {
        UserAccount other = node.newUser();

        assertRefused(
                Refusal.UNAUTHENTICATED, () -> auth.changeEmail(owner, new EmailChange(newEmail(), "a wrong one")));
        assertRefused(Refusal.CONFLICT, () -> auth.changeEmail(owner, new EmailChange(user.email(), PASSWORD)));
        assertRefused(Refusal.INVALID, () -> auth.changeEmail(owner, new EmailChange("no address", PASSWORD)));
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> auth.changeEmail(Caller.ANONYMOUS, new EmailChange(newEmail(), PASSWORD)));
        await(auth.changeEmail(owner, new EmailChange(other.email(), PASSWORD)));
        String token = link(asked("EmailChangeAsked").get(0)).token();
        assertRefused(Refusal.CONFLICT, () -> auth.confirmEmail(Caller.ANONYMOUS, token));
        assertThat(await(auth.validateUser(owner, user.id())).email()).isEqualTo(user.email());
    }

    @Test
    void nobodyWritesToStrangersOneAfterTheOther() {
        await(auth.changeEmail(owner, new EmailChange(newEmail(), PASSWORD)));

        assertRefused(Refusal.TOO_MANY, () -> auth.changeEmail(owner, new EmailChange(newEmail(), PASSWORD)));

        node.clock.advance(PAUSE.plusSeconds(1));
        await(auth.changeEmail(owner, new EmailChange(newEmail(), PASSWORD)));
    }

    @Test
    void onlyServicesLearnTheLinks() {
        askForReset();
        UUID mailed = asked("PasswordResetAsked").get(0);

        for (Caller caller : List.of(Caller.ANONYMOUS, owner, ADMIN)) {
            assertRefused(Refusal.FORBIDDEN, () -> auth.mailedLink(caller, mailed));
        }
    }

    @Test
    void whoSignsInWhereNobodyDidIsToldAndTheFirstTimeIsNot() {
        node.signIn(user);
        assertThat(announced("NewDeviceSignedIn")).isEmpty();

        node.signIn(user);

        assertThat(announced("NewDeviceSignedIn")).hasSize(1);
    }

    private void askForReset() {
        await(auth.askForPasswordReset(Caller.ANONYMOUS, " " + user.email().toUpperCase(Locale.ROOT)));
    }

    private static MailedLink link(UUID mailedId) {
        return await(auth.mailedLink(Caller.SYSTEM, mailedId));
    }

    private List<UUID> asked(String type) {
        return announced(type).stream()
                .map(event -> UUID.fromString(event.payload().getString("mailedId")))
                .toList();
    }

    private List<Event> announced(String type) {
        return Outboxes.read(node.node, "auth").stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> user.id().toString().equals(event.payload().getString("userId")))
                .toList();
    }
}
