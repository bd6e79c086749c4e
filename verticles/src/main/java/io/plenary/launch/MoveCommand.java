package io.plenary.launch;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Moves;
import io.plenary.runtime.Settings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code bin/plenary move-organization}: moves the databases of an organization's conferences to another server. Called on a thread that
 * may block.
 */
public final class MoveCommand extends Command {

    private static final String WORD = "move-organization";

    private static final String HELP =
            """
            Usage: plenary move-organization --organization=<slug or id> --to=<server> [options of a node]
                   plenary move-organization --organization=<slug or id> --drop-old [options of a node]

            Moves the databases of all conferences of an organization to a server that database.servers names, or back to main, with
            nodes running or not. Each is copied first; then nothing of that conference can be changed for a moment, in which what was
            changed meanwhile is copied. Interrupted, it is run again.

            --drop-old  drops what is left where they were before.

            Where the databases are, the options of a node say, as in --data=<dir> (see plenary --help), conf/plenary.yaml
            and the environment.
            """;

    private final String organization;
    private final String server;

    private MoveCommand(String organization, String server, List<String> options) {
        super(options);
        this.organization = organization;
        this.server = server;
    }

    /** Whether this is what was asked for, and not a node. */
    public static boolean isMeantBy(String... arguments) {
        return isAskedFor(List.of(WORD), arguments);
    }

    public static String help() {
        return HELP.stripTrailing();
    }

    public static MoveCommand parse(String... arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        String organization = take("--organization", rest);
        String server = take("--to", rest);
        boolean drop = rest.remove("--drop-old");
        if (organization == null || drop == (server != null)) {
            throw new StartFailure("Which organization, and where to? (see plenary " + WORD + " --help)");
        }
        return new MoveCommand(organization, server, rest);
    }

    /** @param told what has been done, line by line */
    public void run(Settings settings, Consumer<String> told) {
        try (ReachedDatabase database = ReachedDatabase.of(settings, false)) {
            Moves moves = new Moves(database.settings(), told);
            if (server == null) {
                moves.dropOld(organization);
            } else {
                moves.move(organization, server);
            }
        } catch (SQLException e) {
            throw new StartFailure("Cannot move " + organization + ": " + Failures.reason(e) + ".", e);
        }
    }
}
