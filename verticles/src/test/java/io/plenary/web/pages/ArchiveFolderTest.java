package io.plenary.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveFolderTest {

    private static final UUID OWNER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");

    @TempDir
    Path temporary;

    private Path target;

    @BeforeEach
    void choose() {
        target = temporary.resolve("site");
    }

    private ArchiveFolder begin() throws IOException {
        return ArchiveFolder.begin(target, OWNER);
    }

    private void make(String text) throws IOException {
        try (ArchiveFolder folder = begin()) {
            folder.write("index.html", text);
            folder.write("sessions/1/index.html", text);
            folder.finish(new JsonObject());
        }
    }

    private Stream<String> beside() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.map(path -> path.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void itIsThereWhenItIsWholeAndNothingElseIs() throws IOException {
        try (ArchiveFolder folder = begin()) {
            folder.write("index.html", "one");
            assertThat(target).doesNotExist();
            folder.finish(new JsonObject().put("title", "Harbor"));
        }

        assertThat(target.resolve("index.html")).hasContent("one");
        assertThat(Files.readString(target.resolve(ArchiveFolder.LIST))).contains("Harbor", "index.html");
        assertThat(beside()).containsExactly("site");
    }

    @Test
    void whoGivesUpLeavesWhatWasThere() throws IOException {
        make("one");

        try (ArchiveFolder folder = begin()) {
            folder.write("index.html", "two");
        }

        assertThat(target.resolve("index.html")).hasContent("one");
        assertThat(beside()).containsExactly("site");
    }

    @Test
    void theNextTakesItsPlaceWithoutWhatIsGone() throws IOException {
        make("one");

        try (ArchiveFolder folder = begin()) {
            folder.write("index.html", "two");
            folder.finish(new JsonObject());
        }

        assertThat(target.resolve("index.html")).hasContent("two");
        assertThat(target.resolve("sessions")).doesNotExist();
        assertThat(beside()).containsExactly("site");
    }

    /** Whoever was killed between two steps. */
    @Test
    void whatTheKilledLeftIsPutInOrder() throws IOException {
        make("one");
        Files.move(target, temporary.resolve(".site.former"));
        Files.createDirectories(temporary.resolve(".site.partial/sessions"));
        Files.writeString(temporary.resolve(".site.partial/index.html"), "half");
        Files.writeString(temporary.resolve(".site.lock"), "");

        try (ArchiveFolder folder = begin()) {
            assertThat(target.resolve("index.html")).hasContent("one");
            folder.write("index.html", "two");
        }

        assertThat(target.resolve("index.html")).hasContent("one");
        assertThat(beside()).containsExactly("site");
    }

    @Test
    void ofTwoAtOnceOneIsRefused() throws IOException {
        try (ArchiveFolder first = begin()) {
            first.write("index.html", "one");
            assertThatThrownBy(this::begin).hasMessageContaining("Another archive is made");
            first.finish(new JsonObject());
        }
        assertThat(target.resolve("index.html")).hasContent("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../index.html", "a/../../b", "/etc/passwd", "a//b", "./a", "", "."})
    void noNameLeavesTheFolder(String name) throws IOException {
        try (ArchiveFolder folder = begin()) {
            assertThatThrownBy(() -> folder.write(name, "x")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(beside()).isEmpty();
    }

    @Test
    void noNameIsThatOfTwoFiles() throws IOException {
        try (ArchiveFolder folder = begin()) {
            folder.write("index.html", "one");
            assertThatThrownBy(() -> folder.write("index.html", "two")).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void anEmptyFolderIsFreeAndAFileIsNot() throws IOException {
        Files.createDirectory(target);
        make("one");
        assertThat(target.resolve("index.html")).hasContent("one");

        Path file = Files.writeString(temporary.resolve("file"), "text");
        assertThatThrownBy(() -> ArchiveFolder.begin(file, OWNER)).hasMessageContaining("no folder");
        assertThat(file).hasContent("text");
    }

    @Test
    void aLinkToAFolderStaysALink() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Files.createSymbolicLink(target, real);

        make("one");

        assertThat(target).isSymbolicLink();
        assertThat(real.resolve("index.html")).hasContent("one");
    }

    @Test
    void aListThatCannotBeReadOrIsOfAnotherProtectsWhatIsThere() throws IOException {
        make("one");
        assertThatThrownBy(() -> ArchiveFolder.begin(target, UUID.randomUUID()))
                .hasMessageContaining("another conference");
        Files.writeString(target.resolve(ArchiveFolder.LIST), "{");
        assertThatThrownBy(this::begin).hasMessageContaining("cannot be read");
        assertThat(target.resolve("index.html")).hasContent("one");
    }
}
