package io.plenary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While a cluster is upgraded, nodes of the release before work on databases that are migrated already: so a migration adds, and
 * what it makes needless goes with a later release. That one says which: {@code -- contracts V012: nobody reads it since}.
 */
class MigrationsTest {

    private static final List<Path> ROOTS =
            List.of(Path.of("src/main/resources/db"), Path.of("../runtime/src/main/resources/db"));

    /** From when nodes of two releases did not have to work side by side. */
    private static final Set<String> BEFORE = Set.of(
            "admin/V004__work_is_jobs.sql",
            "analytics/V004__reads_the_log.sql",
            "engagement/V008__feedback_and_bursts.sql",
            "engagement/V009__held_messages.sql",
            "program/V010__imports_are_jobs.sql",
            "programhost/V003__imports_are_jobs.sql");

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern CONTRACTS = Pattern.compile("^-- contracts (V\\d{3}): \\S", Pattern.MULTILINE);
    private static final Pattern VERSION = Pattern.compile("V\\d{3}");

    /** What nodes of the release before would stumble over. */
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\bdrop (table|column|view|materialized view|function|schema|default|type)\\b"
                    + "|\\brename\\b|\\bset not null\\b|\\balter column \\S+ (set data )?type\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDED_COLUMN =
            Pattern.compile("\\badd column\\b[^,;]*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NEEDED = Pattern.compile("\\bnot null\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILLED = Pattern.compile("\\b(default|generated)\\b", Pattern.CASE_INSENSITIVE);

    private record Migration(String name, String text) {

        /** What it takes away, and may not. */
        List<String> faults() {
            String statements = COMMENT.matcher(text).replaceAll("").replaceAll("\\s+", " ");
            List<String> found = Stream.concat(
                            TAKES_AWAY.matcher(statements).results().map(MatchResult::group),
                            ADDED_COLUMN
                                    .matcher(statements)
                                    .results()
                                    .map(MatchResult::group)
                                    .filter(column -> NEEDED.matcher(column).find()
                                            && !FILLED.matcher(column).find()))
                    .toList();
            return isContractOfAnEarlierOne() ? List.of() : found;
        }

        private boolean isContractOfAnEarlierOne() {
            Matcher contracts = CONTRACTS.matcher(text);
            Matcher own = VERSION.matcher(name);
            return contracts.find() && own.find() && contracts.group(1).compareTo(own.group()) < 0;
        }
    }

    @Test
    void nodesOfTheReleaseBeforeCanGoOn() {
        List<Migration> migrations =
                ROOTS.stream().flatMap(MigrationsTest::below).toList();

        assertThat(migrations).hasSizeGreaterThan(100);
        assertThat(migrations)
                .filteredOn(migration -> !BEFORE.contains(migration.name()))
                .allSatisfy(migration ->
                        assertThat(migration.faults()).as(migration.name()).isEmpty());
    }

    /** An exception that is none any more, or was renamed, would hide the next one. */
    @Test
    void whatWasBeforeIsStillSo() {
        assertThat(ROOTS.stream()
                        .flatMap(MigrationsTest::below)
                        .filter(migration -> !migration.faults().isEmpty())
                        .map(Migration::name))
                .containsExactlyInAnyOrderElementsOf(BEFORE);
    }

    private static Stream<Migration> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .map(file -> new Migration(root.relativize(file).toString(), read(file)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table notes;",
                "alter table notes\n    drop column text;",
                "alter table notes rename column text to body;",
                "alter table notes rename to remarks;",
                "alter table notes alter column text type varchar(10);",
                "alter table notes alter column text set not null;",
                "alter table notes add column color text, add column kind text not null;",
                "alter table notes alter column color drop default;",
                "-- contracts V012: itself\ndrop table notes;",
                "-- contracts V013: one that comes later\ndrop table notes;",
                "-- contracts nothing\ndrop table notes;"
            })
    void whatOlderNodesWouldStumbleOverIsFound(String text) {
        assertThat(new Migration("notes/V012__change.sql", text).faults()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- not to drop table notes\ncreate table notes (id uuid primary key, text text not null);",
                "alter table notes add column color text not null default 'red', add column kind text;",
                "alter table notes add column size int not null generated always as (length(text)) stored;",
                "alter table notes drop constraint notes_check, alter column text drop not null;",
                "-- contracts V011: nobody reads it since\nalter table notes drop column text;"
            })
    void whatAddsOrComesLaterIsLeftInPeace(String text) {
        assertThat(new Migration("notes/V012__change.sql", text).faults()).isEmpty();
    }
}
