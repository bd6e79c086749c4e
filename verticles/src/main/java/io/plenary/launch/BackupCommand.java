package io.plenary.launch;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Backups;
import io.plenary.runtime.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code bin/plenary backup FILE} and {@code bin/plenary restore FILE}: keeps an installation, an organization or a conference in a
 * file, and puts it back. Called on a thread that may block.
 */
public final class BackupCommand extends Command {

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

    private BackupCommand(boolean restores, Path file, String organization, String conference, List<String> options) {
        super(options);
        this.restores = restores;
        this.file = file;
        this.organization = organization;
        this.conference = conference;
    }

    /** Whether this is what was asked for, and not a node. */
    public static boolean isMeantBy(String... arguments) {
        return isAskedFor(List.of(BACKUP, RESTORE), arguments);
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
