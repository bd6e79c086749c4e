package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.failures.StartFailure;
import io.plenary.launch.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

    @TempDir
    Path home;

    @Test
    void itIsAskedForByItsNamesAndTakesOptionsOfANode() {
        assertThat(BackupCommand.isMeantBy("backup", "x.zip")).isTrue();
        assertThat(BackupCommand.isMeantBy("restore")).isTrue();
        assertThat(BackupCommand.isMeantBy("--port=1")).isFalse();
        assertThat(BackupCommand.parse("backup", "x.zip", "--organization", "harbor", "--data=d")
                        .options())
                .containsExactly("--data=d");
        assertThat(BackupCommand.help()).contains("plenary backup <file>", "plenary restore <file>");
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        assertThatThrownBy(() -> BackupCommand.parse("backup")).hasMessageContaining("Which file?");
        assertThatThrownBy(() -> BackupCommand.parse("backup", "--organization=x"))
                .hasMessageContaining("Which file?");
        assertThatThrownBy(() -> BackupCommand.parse("backup", "x", "--organization=a", "--conference=b"))
                .hasMessageContaining("not both");
        assertThatThrownBy(() -> BackupCommand.parse("restore", "x", "--conference=b"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("an empty place");
    }

    private List<String> run(String... arguments) {
        List<String> told = new ArrayList<>();
        BackupCommand command = BackupCommand.parse(arguments);
        command.run(SettingsReader.read(home, Map.of(), command.options()).orElseThrow(), told::add);
        return told;
    }

    @Test
    void aPlaceWithoutADatabaseIsNotMadeIntoOne() {
        assertThatThrownBy(() -> run("backup", home.resolve("x.zip").toString(), "--data=" + home.resolve("data")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("There is no database in");
        assertThat(home.resolve("data")).doesNotExist();
        assertThat(home.resolve("x.zip")).doesNotExist();
    }

    @Test
    void aFileThatIsNoBackupIsNotPutBack() {
        Path conf = home.resolve("none.zip");

        assertThatThrownBy(() -> run("restore", conf.toString(), "--data=" + home.resolve("data")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("none.zip");
    }
}
