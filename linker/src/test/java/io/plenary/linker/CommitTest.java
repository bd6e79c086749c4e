package io.plenary.linker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {

    @Test
    void theNoteSaysWhatIsCommittedAndWhetherMoreIsThere(@TempDir Path folder) throws Exception {
        assertThat(Commit.note(folder)).isEmpty();
        git(folder, "init", "-q");
        assertThat(Commit.note(folder)).isEmpty();
        Files.writeString(folder.resolve("one"), "1");
        git(folder, "add", "one");
        git(folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "One");

        String clean = Commit.note(folder);

        assertThat(clean).matches("commit=[0-9a-f]{12}\nat=20[0-9T:+Z-]+\n");
        assertThat(Commit.note(folder)).isEqualTo(clean);
        Files.writeString(folder.resolve("one"), "2");
        assertThat(Commit.note(folder)).isEqualTo(clean.replace("\nat=", "-dirty\nat="));
    }

    private static void git(Path folder, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = folder.toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
