package io.plenary.web.pages;

import static io.plenary.web.pages.MadeUpConference.CANCELLED;
import static io.plenary.web.pages.MadeUpConference.HOSTILE;
import static io.plenary.web.pages.MadeUpConference.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages of rooms and tracks, without scripts. */
class PlacePagesTest {

    private static final String CONFERENCE = "/c/" + MadeUpConference.SLUG;

    private static MadeUpConference made;

    @BeforeAll
    static void start() {
        made = new MadeUpConference();
    }

    @AfterAll
    static void stop() {
        made.close();
    }

    private static String session(String id) {
        return CONFERENCE + "/sessions/" + id;
    }

    private static JsonObject data(Document page) {
        return new JsonObject(
                page.select("script[type=application/ld+json]").first().data());
    }

    @Test
    void aRoomIsAPlaceWithWhatIsOnThere() {
        Document session = made.page(session(OPENING));
        Document room = made.page(session.select(".facts-box a").attr("href"));
        assertThat(room.select("h1").text()).isEqualTo("Hall A");
        assertThat(room.select(".row-card a").eachAttr("href"))
                .containsExactly(session(OPENING), session(HOSTILE), session(CANCELLED));
        JsonObject data = data(room);
        assertThat(data.getString("@type")).isEqualTo("Place");
        assertThat(data.getString("name")).isEqualTo("Hall A, Old Dock");
        assertThat(data.getJsonArray("event").getJsonObject(0).getString("name"))
                .isEqualTo("Opening of the harbor");

        Document track = made.page(session.select(".title-row a").attr("href"));
        assertThat(track.select("h1").text()).isEqualTo("Main stage");
        assertThat(track.select(".row-card a").eachAttr("href")).containsExactly(session(OPENING));
        for (String places : List.of("rooms", "tracks")) {
            assertThat(made.asks(CONFERENCE + "/" + places + "/" + OPENING).status())
                    .isEqualTo(404);
        }
    }
}
