package io.plenary.launch.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.runtime.OwnedDatabase;
import io.plenary.runtime.Settings;
import io.plenary.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release put into a file, later ones put back. */
class OlderReleaseTest {

    private static final String NEWEST = "V008__agenda_feeds.sql";
    private static final String CONFERENCE = UUID.randomUUID().toString();

    @TempDir
    Path folder;

    private final List<Holdings> places = new ArrayList<>();

    private Holdings place() {
        String prefix = "old" + UUID.randomUUID().toString().substring(0, 8);
        Holdings holdings = new Holdings(new Settings.Database(TestServer.uri(), Map.of(), prefix));
        places.add(holdings);
        return holdings;
    }

    @AfterEach
    void drop() throws SQLException {
        for (Holdings holdings : places) {
            for (Service service : Holdings.services().toList()) {
                holdings.of(service).drop();
            }
        }
    }

    /** An installation of which one service has its newest table not yet. */
    private Holdings older() throws Exception {
        Holdings older = place();
        for (Service service : Holdings.services().toList()) {
            older.of(service).create();
            if (service != Service.NOTES) {
                older.of(service).migrate();
            }
        }
        older.of(Service.NOTES).migrate(scriptsBefore(older), Files.createDirectory(folder.resolve("scripts")));
        ask(
                older,
                "insert into notes (id, conference_id, organization_id, user_id, text, session_id, shared) values"
                        + " (gen_random_uuid(), '" + CONFERENCE
                        + "', gen_random_uuid(), gen_random_uuid(), 'kept', gen_random_uuid(), false)"
                        + " returning text");
        return older;
    }

    private List<String> scriptsBefore(Holdings holdings) throws Exception {
        Holdings newest = place();
        OwnedDatabase notes = newest.of(Service.NOTES);
        notes.create();
        notes.migrate();
        List<String> scripts = new ArrayList<>();
        try (Connection connection = notes.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select script from flyway_schema_history order by installed_rank")) {
            while (rows.next()) {
                scripts.add(rows.getString(1));
            }
        }
        assertThat(scripts.remove(NEWEST)).isTrue();
        return scripts;
    }

    private static String ask(Holdings holdings, String sql) throws SQLException {
        try (Connection connection = holdings.of(Service.NOTES).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void whatIsPutBackIsBroughtUpToDate() throws Exception {
        Path file = folder.resolve("older.zip");
        new Backups(older().settings(), line -> {}).ofAll(file);

        Holdings here = place();
        new Backups(here.settings(), line -> {}).restore(file);

        assertThat(ask(here, "select text from notes")).isEqualTo("kept");
        assertThat(ask(here, "select count(*) from agenda_feeds")).isEqualTo("0");
    }

    @Test
    void whatIsNewerThanTheReleaseIsRefused() throws Exception {
        Holdings newer = place();
        for (Service service : Holdings.services().toList()) {
            newer.of(service).create();
            newer.of(service).migrate();
        }
        ask(
                newer,
                "update flyway_schema_history set script = 'V900__to_come.sql' where script = '" + NEWEST + "'"
                        + " returning script");
        Path file = folder.resolve("newer.zip");
        new Backups(newer.settings(), line -> {}).ofAll(file);

        assertThatThrownBy(() -> new Backups(place().settings(), line -> {}).restore(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("V900__to_come.sql of notes is not known here");
    }
}
