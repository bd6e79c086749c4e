package io.plenary.launch;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Backups;
import io.plenary.runtime.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code bin/plenary backup FILE} and {@code bin/plenary restore FILE}: keeps an installation, an organization or a conference in a
 * file, and puts it back. Called on a thread that may block.
 */
public final class BackupCommand {

    private static final String BACKUP = "backup";
    private static final String RESTORE = "restore";
    private static final String ORGANIZATION = "--organization";
    private static final String CONFERENCE = "--conference";

    private static final String HELP =
            """
            Usage: plenary backup <file> [--organization=<slug or id> | --conference=<slug or id>] [options of a node]
                   plenary restore <file> [options of a node]

            backup   keeps everything, one organization or one conference in a file, with nodes running or not.
                     The file has password hashes and sealed keys in it: only you may read it, and it should stay so.
                     Keep the password of the database's owner in another place: what is sealed opens with it alone.
            restore  puts back what is in the file, after it was looked through. Everything goes into an empty place only;
                     an organization or a conference goes there, too, or beside others, if nothing of it is there.
                     Interrupted, it is run again.

            Where the databases are, the options of a node say, as in --data=<dir> (see plenary --help), conf/plenary.yaml
            and the environment.
            """;

    private final boolean restores;
    private final Path file;
    private final String organization;
    private final String conference;
    private final String[] options;

    private BackupCommand(boolean restores, Path file, String organization, String conference, List<String> options) {
        this.restores = restores;
        this.file = file;
        this.organization = organization;
        this.conference = conference;
        this.options = options.toArray(String[]::new);
    }

    /** Whether this is what was asked for, and not a node. */
    public static boolean isMeantBy(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals(BACKUP) || arguments[0].equals(RESTORE));
    }

    /** The text for those who asked for it, or did not say what to do. */
    public static boolean wantsHelp(String... arguments) {
        return Arrays.asList(arguments).contains("--help")
                || Arrays.asList(arguments).contains("-h");
    }

    public static String help() {
        return HELP.stripTrailing();
    }

    public static BackupCommand parse(String... arguments) {
        if (arguments.length < 2 || arguments[1].startsWith("-")) {
            throw new StartFailure(
                    "Which file? plenary " + arguments[0] + " <file> (see plenary " + arguments[0] + " --help)");
        }
        List<String> rest = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        boolean restores = arguments[0].equals(RESTORE);
        String organization = take(ORGANIZATION, rest);
        String conference = take(CONFERENCE, rest);
        if (organization != null && conference != null) {
            throw new StartFailure("Either " + ORGANIZATION + " or " + CONFERENCE + ", not both.");
        }
        if (restores && (organization != null || conference != null)) {
            throw new StartFailure(
                    "What is put back is what the file has; to take a part of it, put it back into an empty"
                            + " place and back up the part.");
        }
        return new BackupCommand(restores, Path.of(arguments[1]), organization, conference, rest);
    }

    /** The value of a flag, which is taken out of the arguments; null where it is not there. */
    static String take(String flag, List<String> arguments) {
        String given = null;
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.startsWith(flag + "=")) {
                given = argument.substring(flag.length() + 1);
                arguments.remove(at);
            } else if (argument.equals(flag) && at + 1 < arguments.size()) {
                given = arguments.get(at + 1);
                arguments.subList(at, at + 2).clear();
            }
        }
        return given;
    }

    /** What says where the databases are. */
    public String[] options() {
        return options.clone();
    }

    /** @param told what has been done, line by line */
    public void run(Settings settings, Consumer<String> told) {
        try (ReachedDatabase database = ReachedDatabase.of(settings, restores)) {
            Backups backups = new Backups(database.settings(), told);
            if (restores) {
                backups.restore(file);
            } else if (organization != null) {
                backups.ofOrganization(organization, file);
            } else if (conference != null) {
                backups.ofConference(conference, file);
            } else {
                backups.ofAll(file);
            }
        } catch (SQLException | IOException e) {
            throw new StartFailure("Cannot " + (restores ? RESTORE : BACKUP) + ": " + Failures.reason(e) + ".", e);
        }
    }
}
