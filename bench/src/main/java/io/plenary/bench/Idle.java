package io.plenary.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a platform asks of its database while nobody asks anything of it. */
final class Idle {

    static final String NAME = "queries when idle";

    private static final int CONFERENCES = 200;
    private static final double TARGET = 5;
    private static final long SETTLED_MILLIS = 70_000;
    private static final long LOOKED_MILLIS = 60_000;
    /** Not what the server does by itself. */
    private static final String WITHOUT_VACUUM = "alter system set autovacuum = off";

    private static final String COMMITS =
            "select sum(xact_commit)::bigint from pg_stat_database where datname like 'plenary%'";

    private final Platform platform;

    Idle(Platform platform) {
        this.platform = platform;
    }

    String measured() throws IOException {
        Api api = platform.api();
        IntStream.range(0, CONFERENCES).forEach(i -> api.addConference("idle-" + i));
        // Of a database that is not counted.
        try (Sql sql = new Sql(platform, "postgres")) {
            sql.run(WITHOUT_VACUUM);
            sql.run("select pg_reload_conf()");
            Timing.pause(SETTLED_MILLIS);
            long before = sql.ask(COMMITS);
            long begin = System.nanoTime();
            Timing.pause(LOOKED_MILLIS);
            return line((sql.ask(COMMITS) - before) / Timing.secondsSince(begin));
        }
    }

    private static String line(double perSecond) {
        return String.format(
                Locale.ROOT,
                "%-34s %.2f a second with %d conferences, target at most %.0f",
                NAME,
                perSecond,
                CONFERENCES,
                TARGET);
    }
}
