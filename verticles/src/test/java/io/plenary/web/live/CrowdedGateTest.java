package io.plenary.web.live;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.engagement.EngagementEvents.LiveSettingsChanged;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.program.ProgramEvents.SessionUpdated;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one visitor can do, with many sockets or in a loop, keeps nobody else out; and whoever may not be there is not. */
class CrowdedGateTest extends LiveStage {

    @AfterEach
    void openAll() {
        ROOMS.openTo((caller, room) -> true);
    }

    @Test
    void oneNetworkHasOnlySoManyOnTheWayIn() {
        Room full = session();
        Room other = session();
        ROOMS.hold(full);
        ROOMS.hold(other);
        List<Client> many = IntStream.range(0, 25)
                .mapToObj(i -> Client.from("crowd").join(full, null).join(other, null))
                .toList();
        Awaitility.await().until(() -> ROOMS.waitingFor(full) + ROOMS.waitingFor(other) >= 32);

        Client elsewhere = Client.from("elsewhere").join(session(), null);

        elsewhere.hears("joined");
        assertThat(ROOMS.waitingFor(full) + ROOMS.waitingFor(other)).isEqualTo(32);
        ROOMS.letGo(full);
        ROOMS.letGo(other);
        many.forEach(one -> Awaitility.await().until(() -> one.all("joined").count() == 2));
        end(elsewhere);
        many.forEach(Client::end);
    }

    @Test
    void whoComesAndGoesInALoopHasNoMoreOnTheWayThanWhoStays() {
        Room room = session();
        ROOMS.hold(room);
        Client one = Client.stranger();
        for (int i = 1; i <= BOUNDS.rooms(); i++) {
            int onTheWay = i;
            one.join(room, null);
            Awaitility.await().until(() -> ROOMS.waitingFor(room) == onTheWay); // who leaves before never went
            one.say("leave", "room", room.name());
        }

        for (int i = 0; i < 4; i++) {
            one.join(room, null).say("leave", "room", room.name());
        }

        Awaitility.await().until(() -> one.all("refused").count() == 4);
        assertThat(ROOMS.waitingFor(room)).isEqualTo(BOUNDS.rooms());
        ROOMS.letGo(room);
        end(one);
    }

    @Test
    void theSameTokenAgainAsksNobodyAnything() {
        String token = person(UUID.randomUUID(), Duration.ofHours(1));
        Client one = Client.with(token).join(session(), null);
        one.hears("joined");
        int before = ROOMS.entries();

        for (int i = 0; i < 10; i++) {
            one.say("token", "token", token);
        }
        one.say("ping").hears("pong");

        assertThat(ROOMS.entries()).isEqualTo(before);
        end(one);
    }

    @Test
    void tokensInALoopAskOnceAtATime() {
        UUID me = UUID.randomUUID();
        Room room = session();
        Client one = Client.with(person(me, Duration.ofHours(1))).join(room, null);
        one.hears("joined");
        ROOMS.hold(room);

        for (int i = 0; i < 10; i++) {
            one.say("token", "token", person(me, Duration.ofHours(1)));
        }
        one.say("ping").hears("pong");
        Awaitility.await().until(() -> ROOMS.waitingFor(room) == 1);

        int before = ROOMS.entries();
        ROOMS.letGo(room);
        Awaitility.await().until(() -> ROOMS.entries() == before + 1);
        end(one);
    }

    @Test
    void whoIsGoneBeforeItIsKnownWhoTheyAreIsForgotten() {
        UUID me = UUID.randomUUID();
        Promise<Void> known = Promise.promise();
        knowing = known.future();
        int before = looking.get();
        Client early = Client.with(person(me, Duration.ofHours(1)));
        Awaitility.await().until(() -> looking.get() > before);
        end(early);
        Client later = Client.stranger();
        later.hears("welcome");

        channelDoes(known::complete);
        knowing = Future.succeededFuture();

        later.say("ping").hears("pong");
        assertThat(channel.knows(me)).isFalse();
        end(later);
    }

    @Test
    void whenOnlyTicketHoldersLookOnAllOthersHaveToLeave() {
        Room room = session();
        UUID holder = UUID.randomUUID();
        Client stranger = Client.stranger().join(room, null);
        Client holding = Client.with(person(holder, Duration.ofHours(1))).join(room, null);
        Client signedIn =
                Client.with(person(UUID.randomUUID(), Duration.ofHours(1))).join(room, null);
        Stream.of(stranger, holding, signedIn).forEach(one -> one.hears("joined"));

        ROOMS.openTo((caller, asked) -> !asked.equals(room) || holder.equals(caller.userId()));
        announced(new LiveSettingsChanged());

        stranger.hears("refused");
        signedIn.hears("refused");
        happens(room);
        holding.hears("entry");
        assertThat(stranger.all("entry")).isEmpty();
        end(stranger, holding, signedIn);
    }

    @Test
    void whereStrangersMayStayNobodyElseIsAskedAbout() {
        Room room = session();
        List<Client> many = IntStream.range(0, 5)
                .mapToObj(i -> Client.with(person(UUID.randomUUID(), Duration.ofHours(1)))
                        .join(room, null))
                .toList();
        many.forEach(one -> one.hears("joined"));
        int before = ROOMS.entries();

        announced(new SessionUpdated(room.id(), "A title", 2));
        Awaitility.await().until(() -> ROOMS.entries() > before);
        many.get(0).say("ping").hears("pong");

        assertThat(ROOMS.entries()).isEqualTo(before + 1);
        many.forEach(Client::end);
    }

    @Test
    void strangersAreAskedAboutSomeTimeThoughTheEventGotLost() {
        Room room = session();
        Client stranger = Client.stranger().join(room, null);
        stranger.hears("joined");

        ROOMS.openTo((caller, asked) -> !asked.equals(room));
        for (int i = 0; i < 4; i++) {
            channelDoes(() -> channel.hub().sweep());
        }

        stranger.hears("refused");
        end(stranger);
    }

    @Test
    void whatAnOrganizationAsksOfItsMembersConcernsNobodyElse() {
        UUID organization = UUID.randomUUID();
        String member = UUID.randomUUID().toString();
        Caller caller =
                new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(organization, OrganizationRole.OWNER));
        VISITORS.put(member, new Visitor(caller, member, Instant.now().plus(Duration.ofHours(1))));
        String other = person(UUID.randomUUID(), Duration.ofHours(1));
        Client one = Client.with(member);
        Client two = Client.with(other);
        Stream.of(one, two).forEach(client -> client.hears("welcome"));

        VISITORS.remove(member);
        VISITORS.remove(other);
        channelDoes(() -> channel.reconsiderMembers(organization));

        one.isClosedWith(CloseCode.REVOKED);
        two.say("ping").hears("pong");
        end(two);
    }

    private static void end(Client... clients) {
        Stream.of(clients).forEach(one -> await(one.socket.close()));
    }
}
