package io.plenary.launch;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.runtime.Node;
import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.serviceproxy.ServiceException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * {@code bin/plenary export-site}: writes the public pages of a conference as a folder of files. Called on a thread that may block.
 */
public final class ExportSiteCommand extends Command {

    private static final String WORD = "export-site";
    private static final List<String> LANGUAGES = List.of("en", "de");

    private static final String HELP =
            """
            Usage: plenary export-site --conference=<slug or id> --to=<folder> [--base=<address>] [--language=en|de]
                                       [options of a node]

            Writes what everybody sees of a conference, its pages, pictures and files, into a folder that any web server can serve,
            under any path, without Plenary and without scripts. With nodes running or not. The folder must be new, empty, or an
            archive made before, whose place the new one takes when it is whole.

            --base      where it will be served, such as https://archive.example.org/2027/: then pages name their address and
                        their picture to search engines and chats, there is a sitemap, and files lead to the archive;
                        without it files say nothing of where its pages are.
            --language  of what pages say besides the texts of the conference; en, if it is not said.

            Where the databases are, the options of a node say, as in --data=<dir> (see plenary --help), conf/plenary.yaml
            and the environment.
            """;

    /**
     * What is wanted.
     *
     * @param base where it will be, without a slash at the end; null where that is not said
     */
    public record Wish(String conference, Path folder, String base, String language) {}

    /** Writes it; answers what was written, in a line. */
    @FunctionalInterface
    public interface Writing {
        Future<String> write(Vertx vertx, Node node, Wish wish);
    }

    private final Wish wish;

    private ExportSiteCommand(Wish wish, List<String> options) {
        super(options);
        this.wish = wish;
    }

    /** Whether this is what was asked for, and not a node. */
    public static boolean isMeantBy(String... arguments) {
        return isAskedFor(List.of(WORD), arguments);
    }

    public static String help() {
        return HELP.stripTrailing();
    }

    public static ExportSiteCommand parse(String... arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        String conference = take("--conference", rest);
        String folder = take("--to", rest);
        String base = take("--base", rest);
        String language = take("--language", rest);
        if (conference == null || conference.isBlank() || folder == null || folder.isBlank()) {
            throw new StartFailure("Which conference, and where to? (see plenary " + WORD + " --help)");
        }
        if (language != null && !LANGUAGES.contains(language)) {
            throw new StartFailure("Pages are written in " + String.join(" or ", LANGUAGES) + ".");
        }
        return new ExportSiteCommand(
                new Wish(conference, path(folder), base(base), language == null ? LANGUAGES.get(0) : language), rest);
    }

    private static Path path(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new StartFailure(folder + " is no name of a folder.", e);
        }
    }

    /** Without the slashes at its end; pages put their paths behind it. */
    private static String base(String given) {
        if (given == null) {
            return null;
        }
        if (!given.matches("https?://[^\\s?#\"'<>\\\\]+") || !isAddress(given)) {
            throw new StartFailure(
                    "--base is an address such as https://archive.example.org/2027/, not " + given + ".");
        }
        return given.replaceAll("/+$", "");
    }

    private static boolean isAddress(String given) {
        try {
            return URI.create(given).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @param told what has been done, line by line */
    public void run(Settings settings, Writing writing, Consumer<String> told) {
        // Classes are loaded where they are needed first, and nobody else waits for that here.
        VertxOptions slow = new VertxOptions()
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MINUTES)
                .setMaxEventLoopExecuteTime(1);
        try (ReachedDatabase database = ReachedDatabase.of(settings, false)) {
            Settings reached = settings.withDatabase(database.settings()).withoutFetching();
            Vertx vertx = Vertx.vertx(slow);
            try {
                told.accept(wish.folder() + ": " + result(begun(vertx, reached, writing)));
            } finally {
                result(vertx.close());
            }
        }
    }

    /** In one context, as a service does. */
    private Future<String> begun(Vertx vertx, Settings settings, Writing writing) {
        Promise<String> written = Promise.promise();
        vertx.runOnContext(begin -> Future.succeededFuture()
                .compose(here -> writing.write(vertx, Node.of(vertx, null, settings), wish))
                .onComplete(written));
        return written.future();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw new StartFailure(
                    "Cannot export: "
                            + (cause instanceof ServiceException ? cause.getMessage() : Failures.reason(cause) + "."),
                    cause);
        }
    }
}
