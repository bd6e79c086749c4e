package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.failures.StartFailure;
import io.plenary.launch.settings.SettingsReader;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportSiteCommandTest {

    @TempDir
    Path home;

    @Test
    void itIsAskedForByItsNameAndTakesOptionsOfANode() {
        assertThat(ExportSiteCommand.isMeantBy("export-site")).isTrue();
        assertThat(ExportSiteCommand.isMeantBy("backup", "export-site")).isFalse();
        assertThat(ExportSiteCommand.parse(
                                "export-site",
                                "--conference",
                                "harbor",
                                "--to",
                                "site",
                                "--base=https://archive.example.org/2027//",
                                "--data=d")
                        .options())
                .containsExactly("--data=d");
        assertThat(ExportSiteCommand.help()).contains("plenary export-site", "--base");
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        assertThatThrownBy(() -> ExportSiteCommand.parse("export-site", "--to=site"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Which conference");
        assertThatThrownBy(() -> ExportSiteCommand.parse("export-site", "--conference=x"))
                .hasMessageContaining("where to?");
        assertThatThrownBy(
                        () -> ExportSiteCommand.parse("export-site", "--conference=x", "--to=site", "--language=tlh"))
                .hasMessageContaining("en or de");
        assertThatThrownBy(() -> ExportSiteCommand.parse("export-site", "--conference=x", "--to=a\0b"))
                .hasMessageContaining("no name of a folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "archive.example.org",
                "ftp://archive.example.org/",
                "https://",
                "https:///2027",
                "https://x.example/?a=b",
                "https://x.example/#a",
                "https://x.example/\"><script>",
                "https://x.example/a b",
                "https://x.example/%zz"
            })
    void anAddressIsOne(String base) {
        assertThatThrownBy(
                        () -> ExportSiteCommand.parse("export-site", "--conference=x", "--to=site", "--base=" + base))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--base");
    }

    @Test
    void aPlaceWithoutADatabaseIsNotMadeIntoOne() {
        ExportSiteCommand command = ExportSiteCommand.parse(
                "export-site", "--conference=x", "--to=" + home.resolve("site"), "--data=" + home.resolve("data"));
        assertThatThrownBy(() -> command.run(
                        SettingsReader.read(home, Map.of(), command.options()).orElseThrow(),
                        (vertx, node, wish) -> Future.succeededFuture(""),
                        told -> {}))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("There is no database in");
        assertThat(home.resolve("data")).doesNotExist();
        assertThat(home.resolve("site")).doesNotExist();
    }
}
