package io.plenary.launch;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.postgres.EmbeddedPostgres;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * {@code bin/plenary audit verify}: looks whether all entries of the audit are what was written, with a node running beside or
 * without any. Called on a thread that may block.
 */
public final class AuditCommand {

    private static final List<String> WORDS = List.of("audit", "verify");

    private final BiFunction<Database, Consumer<String>, Future<Boolean>> verification;

    /** @param verification tells a line of each chain, and whether all are in order */
    public AuditCommand(BiFunction<Database, Consumer<String>, Future<Boolean>> verification) {
        this.verification = verification;
    }

    /** Whether this is what was asked for, and not a node. */
    public static boolean isMeantBy(String... arguments) {
        return arguments.length >= WORDS.size()
                && Arrays.asList(arguments).subList(0, WORDS.size()).equals(WORDS);
    }

    /** What stands behind it. */
    public static String[] options(String... arguments) {
        return Arrays.copyOfRange(arguments, WORDS.size(), arguments.length);
    }

    /** @return whether every entry is what was written */
    public boolean run(Settings settings, Consumer<String> found) {
        Settings complete = settings.withDatabase(reachable(settings));
        Vertx vertx = Vertx.vertx();
        try {
            Database database = Node.of(vertx, null, complete).databases().look(Service.AUDIT.id());
            return result(verification.apply(database, found));
        } finally {
            result(vertx.close());
        }
    }

    private static Settings.Database reachable(Settings settings) {
        Settings.Database database = settings.database();
        return database.uriOf(Service.AUDIT.id()) != null
                ? database
                : database.withUri(EmbeddedPostgres.uriOfRunning(settings.dataDirectory())
                        .orElseThrow(() -> new StartFailure("No database is running in " + settings.dataDirectory()
                                + ": start Plenary first, or say which one with PLENARY_DATABASE_URI.")));
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
