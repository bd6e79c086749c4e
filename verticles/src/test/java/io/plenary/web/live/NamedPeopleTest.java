package io.plenary.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.engagement.EngagementEvents.NameHidden;
import io.plenary.contracts.engagement.EngagementEvents.NameShown;
import io.plenary.contracts.engagement.Room;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is in a room is told by name of those who agreed to that, to those who are somebody themselves. */
class NamedPeopleTest extends LiveStage {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Room room = session();
    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @Test
    void onlyThoseWhoAgreedAreNamedAndOnlyToWhoIsSignedIn() {
        ROOMS.named(ada, "Ada");
        Client one = Client.with(person(ada, HOUR)).join(room, null);
        one.hears("joined");
        Client other = Client.with(person(ben, HOUR)).join(room, null);
        Client stranger = Client.stranger().join(room, null);

        assertThat(names(other.hears("joined").getJsonArray("people"))).containsExactly("Ada");
        assertThat(other.hears("joined").encode()).doesNotContain(ben.toString());
        assertThat(stranger.hears("joined").containsKey("people")).isFalse();
        ROOMS.named(ben, "Ben");
        announced(new NameShown(), ben);
        Awaitility.await().until(() -> names(one).equals(List.of("Ada", "Ben")));
        other.end();
        Awaitility.await().until(() -> names(one).equals(List.of("Ada")));
        assertThat(stranger.told.toString()).doesNotContain("Ada").doesNotContain("Ben");
    }

    @Test
    void whoTakesItBackIsNamedNoMoreAtOnce() {
        ROOMS.named(ada, "Ada");
        Client one = Client.with(person(ada, HOUR)).join(room, null);
        one.hears("joined");
        Client other = Client.with(person(ben, HOUR)).join(room, null);
        assertThat(names(other.hears("joined").getJsonArray("people"))).containsExactly("Ada");

        ROOMS.unnamed(ada);
        announced(new NameHidden(), ada);

        Awaitility.await()
                .until(() -> other.all("state").anyMatch(NamedPeopleTest::isPeople)
                        && names(other).isEmpty());
        Client later = Client.with(person(UUID.randomUUID(), HOUR)).join(room, null);
        assertThat(later.hears("joined").getJsonArray("people")).isEmpty();
    }

    /** They were looked up before they took it back, and come in after that. */
    @Test
    void whoTakesItBackOnTheWayInIsNotNamed() {
        Client other = Client.with(person(ben, HOUR)).join(room, null);
        other.hears("joined");
        ROOMS.named(ada, "Ada");
        ROOMS.hold(room);
        Client one = Client.with(person(ada, HOUR)).join(room, null);
        Awaitility.await().until(() -> ROOMS.waitingFor(room) == 1);
        announced(new NameHidden(), ada);
        // Both go to the same event loop, one after the other.
        happens(room);
        other.hears("entry");
        ROOMS.letGo(room);

        assertThat(one.hears("joined").getJsonArray("people")).isEmpty();
    }

    private static boolean isPeople(JsonObject state) {
        return "people".equals(state.getString("key"));
    }

    private List<String> names(Client client) {
        Optional<JsonArray> last = client.all("state")
                .filter(NamedPeopleTest::isPeople)
                .map(state -> state.getJsonObject("value").getJsonArray("people"))
                .reduce((first, next) -> next);
        return names(last.orElseGet(JsonArray::new));
    }

    private static List<String> names(JsonArray people) {
        return people.stream()
                .map(one -> ((JsonObject) one).getString("name"))
                .sorted()
                .toList();
    }
}
