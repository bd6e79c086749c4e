package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.OpenSignIn;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody sees where they are signed in, and ends what is theirs only. */
class OwnSignInsTest {

    private static AuthNode node;
    private static AuthService auth;

    private UserAccount user;
    private Caller caller;

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
        caller = Caller.user(user.id());
    }

    @Test
    void theListNamesOpenSignInsWithTheirBrowsersTheLastUsedFirst() {
        SignIn laptop = signIn("Firefox · Linux");
        node.clock.advance(Duration.ofHours(1));
        signIn("Safari · iPhone");
        node.signIn(node.newUser());
        node.clock.advance(Duration.ofHours(1));
        await(auth.refreshToken(Caller.ANONYMOUS, laptop.refreshToken()));

        List<OpenSignIn> found = await(auth.listSignIns(caller));

        assertThat(found).extracting(OpenSignIn::browser).containsExactly("Firefox · Linux", "Safari · iPhone");
        assertThat(found.get(0).lastUsedAt()).isEqualTo(node.clock.instant());
        assertThat(found.get(0).signedInAt()).isEqualTo(node.clock.instant().minus(Duration.ofHours(2)));
    }

    @Test
    void whatHasEndedOrExpiredIsNotListed() {
        SignIn left = signIn(null);
        await(auth.signOut(Caller.ANONYMOUS, left.refreshToken()));
        signIn("Chrome · Android");
        assertThat(await(auth.listSignIns(caller))).hasSize(1);

        node.clock.advance(Duration.ofDays(31));

        assertThat(await(auth.listSignIns(caller))).isEmpty();
    }

    @Test
    void oneThatIsEndedOpensNothingAnyMoreAndTheOthersStay() {
        SignIn lost = signIn("Safari · iPhone");
        UUID lostId = idOf(lost);
        SignIn here = signIn("Firefox · Linux");
        Queue<Event> announced = node.node.listen(AuthEvents.UserSignedOut.class);

        await(auth.endSignIn(caller, lostId));

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.validateToken(Caller.ANONYMOUS, lost.accessToken()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, lost.refreshToken()));
        await(auth.validateToken(Caller.ANONYMOUS, here.accessToken()));
        assertRefused(Refusal.NOT_FOUND, () -> auth.endSignIn(caller, lostId));
        Awaitility.await().untilAsserted(() -> assertThat(announced).hasSize(1));
    }

    @Test
    void nobodyEndsTheSignInsOfOthers() {
        SignIn theirs = node.signIn(node.newUser());
        signIn(null);

        assertRefused(Refusal.NOT_FOUND, () -> auth.endSignIn(caller, idOf(theirs)));
        await(auth.endOtherSignIns(caller, UUID.randomUUID()));

        await(auth.validateToken(Caller.ANONYMOUS, theirs.accessToken()));
        assertThat(await(auth.listSignIns(caller))).isEmpty();
    }

    @Test
    void allOthersEndTogether() {
        SignIn here = signIn("Firefox · Linux");
        SignIn there = signIn("Safari · iPhone");

        await(auth.endOtherSignIns(caller, idOf(here)));

        await(auth.validateToken(Caller.ANONYMOUS, here.accessToken()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.validateToken(Caller.ANONYMOUS, there.accessToken()));
    }

    @Test
    void strangersHaveNone() {
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.listSignIns(Caller.ANONYMOUS));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.endSignIn(Caller.ANONYMOUS, UUID.randomUUID()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.endOtherSignIns(Caller.ANONYMOUS, UUID.randomUUID()));
    }

    private SignIn signIn(String browser) {
        return await(auth.authenticate(Caller.ANONYMOUS, new Credentials(user.email(), PASSWORD, null, null, browser)));
    }

    private static UUID idOf(SignIn signIn) {
        return await(auth.validateToken(Caller.ANONYMOUS, signIn.accessToken())).signInId();
    }
}
