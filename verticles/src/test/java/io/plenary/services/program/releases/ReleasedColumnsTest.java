package io.plenary.services.program.releases;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.runtime.Database;
import io.plenary.services.program.ProgramWorld;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A column that is added to a program is to be in its draft and in former releases, and to be released. */
class ReleasedColumnsTest {

    /** What counts changes, and is told anew by a release. */
    private static final Set<String> COUNTED = Set.of("id", "version", "created_at", "updated_at", "sequence");

    private static ProgramWorld world;
    private static Database database;

    @BeforeAll
    static void start() {
        world = new ProgramWorld();
        UUID conference = world.conference();
        database = world.store(conference);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Set<String> columns(String schema, String table) {
        return await(database.direct()
                        .preparedQuery(
                                "select column_name from information_schema.columns where table_schema = $1 and table_name = $2")
                        .execute(Tuple.of(schema, table)))
                .stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"program", "rooms", "tracks", "sessions", "credits", "said", "deleted"})
    void theDraftHasEveryColumn(String table) {
        assertThat(columns("draft", table)).isNotEmpty().isEqualTo(columns("public", table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"program", "rooms", "tracks", "sessions"})
    void formerReleasesHaveEveryColumn(String table) {
        assertThat(columns("past", table)).isNotEmpty().isEqualTo(columns("public", table));
    }

    static Stream<ReleaseColumns> released() {
        return Stream.of(ReleaseColumns.ROOMS, ReleaseColumns.TRACKS, ReleaseColumns.SESSIONS);
    }

    @ParameterizedTest
    @MethodSource("released")
    void everyColumnIsReleased(ReleaseColumns columns) {
        List<String> taken = new ArrayList<>(columns.columns());
        Set<String> all = columns("public", columns.table());
        all.removeAll(COUNTED);

        assertThat(taken).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"program", "rooms", "tracks", "sessions", "credits", "said", "deleted"})
    void aDraftBeginsWithEveryColumn(String table) {
        assertThat(DraftStore.columns(table).split(", ")).containsExactlyInAnyOrderElementsOf(columns("public", table));
    }
}
