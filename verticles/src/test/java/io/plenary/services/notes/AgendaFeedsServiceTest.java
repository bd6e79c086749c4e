package io.plenary.services.notes;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notes.AgendaFeedsService;
import io.plenary.contracts.notes.NewAgendaFeed;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.notes.Star;
import io.plenary.runtime.Database;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AgendaFeedsServiceTest {

    private static final UUID CONFERENCE = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();

    private static TestNode node;
    private static NotesService notes;
    private static AgendaFeedsService feeds;

    private final Caller ada = Caller.user(UUID.randomUUID());
    private final Caller ben = Caller.user(UUID.randomUUID());

    @BeforeAll
    static void start() {
        node = new TestNode().deploy(NotesVerticle::new);
        new FakeConferences().published(CONFERENCE, SESSION).standIn(node);
        notes = node.proxy(NotesService.class, NotesService.ADDRESS);
        feeds = node.proxy(AgendaFeedsService.class, AgendaFeedsService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theLinkLeadsToTheStarsOfWhoMadeIt() {
        Star star = await(notes.star(ada, CONFERENCE, SESSION));
        NewAgendaFeed feed = await(feeds.renewAgendaFeed(ada));
        NewAgendaFeed other = await(feeds.renewAgendaFeed(ben));

        assertThat(await(feeds.agendaFeed(ada)).createdAt()).isEqualTo(feed.createdAt());
        assertThat(await(feeds.starsBehind(Caller.ANONYMOUS, feed.token()))).containsExactly(star);
        assertThat(await(feeds.starsBehind(ada, other.token()))).isEmpty();
    }

    @Test
    void aNewLinkEndsTheOldOne() {
        String before = await(feeds.renewAgendaFeed(ada)).token();
        String after = await(feeds.renewAgendaFeed(ada)).token();

        assertThat(after).isNotEqualTo(before);
        assertNowhere(before);
        assertThat(await(feeds.starsBehind(Caller.ANONYMOUS, after))).isEmpty();
    }

    @Test
    void whatIsEndedLeadsNowhereAsIfItHadNeverBeen() {
        String token = await(feeds.renewAgendaFeed(ada)).token();
        await(feeds.revokeAgendaFeed(ben));
        assertThat(await(feeds.starsBehind(Caller.ANONYMOUS, token))).isEmpty();

        await(feeds.revokeAgendaFeed(ada));
        await(feeds.revokeAgendaFeed(ada));

        assertNowhere(token);
        assertNowhere("never made");
        assertNowhere("");
        assertRefused(Refusal.NOT_FOUND, () -> feeds.agendaFeed(ada));
    }

    @Test
    void ofManyMadeAtOnceOneIsLeft() {
        List<Future<NewAgendaFeed>> made =
                Stream.generate(() -> feeds.renewAgendaFeed(ada)).limit(8).toList();
        await(Future.all(made));

        assertThat(made)
                .filteredOn(feed ->
                        await(feeds.starsBehind(Caller.ANONYMOUS, feed.result().token())
                                .map(true)
                                .otherwise(false)))
                .hasSize(1);
    }

    @Test
    void onlyPeopleHaveLinks() {
        Caller program = new Caller(null, Caller.Platform.NONE, Map.of());
        for (Caller nobody : List.of(Caller.ANONYMOUS, program)) {
            assertRefused(Refusal.UNAUTHENTICATED, () -> feeds.agendaFeed(nobody));
            assertRefused(Refusal.UNAUTHENTICATED, () -> feeds.renewAgendaFeed(nobody));
            assertRefused(Refusal.UNAUTHENTICATED, () -> feeds.revokeAgendaFeed(nobody));
        }
    }

    @Test
    void theTokenItselfIsKeptNowhereAndOthersSeeNotEvenItsHash() {
        String token = await(feeds.renewAgendaFeed(ada)).token();
        Database database = await(node.node().databases().open("notes"));

        assertThat(rows(database, ada)).hasSize(1).noneMatch(row -> row.contains(token));
        assertThat(rows(database, ben)).isEmpty();
        assertThat(rows(database, Caller.ANONYMOUS)).isEmpty();
    }

    private static List<String> rows(Database database, Caller reader) {
        return await(database.read(reader, sql -> sql.query("select f::text as row from agenda_feeds f")
                .mapping(row -> row.getString("row"))
                .execute()
                .map(rows -> rows.stream().toList())));
    }

    @Test
    void theLinkGoesWithItsOwner() {
        String token = await(feeds.renewAgendaFeed(ada)).token();

        await(notes.eraseUser(Caller.SYSTEM, ada.userId()));

        assertNowhere(token);
    }

    private static void assertNowhere(String token) {
        assertRefused(Refusal.NOT_FOUND, () -> feeds.starsBehind(Caller.ANONYMOUS, token));
    }
}
