package io.plenary.linker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes of which commit the sources are, and its time: nothing of the moment, so that the same sources make the same program. Where
 * git does not know, as in sources that came as an archive, the note is empty.
 */
public final class Commit {

    private Commit() {}

    /** @param arguments the folder of the sources, and the file for the note */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments[1]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, note(Path.of(arguments[0])));
    }

    static String note(Path folder) throws IOException, InterruptedException {
        List<String> commit = git(folder, "log", "-1", "--abbrev=12", "--format=%h%n%cI");
        if (commit.size() != 2) {
            return "";
        }
        boolean changed = !git(folder, "status", "--porcelain").isEmpty();
        return "commit=%s%s%nat=%s%n"
                .replace("%n", "\n")
                .formatted(commit.get(0), changed ? "-dirty" : "", commit.get(1));
    }

    /** What it says, in lines; nothing where it is not there or knows nothing. */
    private static List<String> git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> lines = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return git.waitFor() == 0 ? lines : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
