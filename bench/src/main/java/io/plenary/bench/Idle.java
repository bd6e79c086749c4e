package io.plenary.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;

/** What many conferences cost: to make each, to keep all while nobody asks anything of them, and to ask one after a start. */
final class Idle {

    static final String NAME = "queries when idle";

    private static final double TARGET = 5;
    private static final int COLD = 50;
    private static final long SETTLED_MILLIS = 70_000;
    private static final long LOOKED_MILLIS = 60_000;
    /** Not what the server does by itself. */
    private static final String WITHOUT_VACUUM = "alter system set autovacuum = off";

    private static final String COMMITS =
            "select sum(xact_commit)::bigint from pg_stat_database where datname like 'plenary%'";

    private static final String OPEN =
            "select count(*) from pg_stat_activity where datname like 'plenary%' and backend_type = 'client backend'";

    private final Platform platform;
    private final int conferences;

    /** @param conferences how many are added */
    Idle(Platform platform, int conferences) {
        this.platform = platform;
        this.conferences = conferences;
    }

    String measured() throws IOException {
        Api api = platform.api();
        double[] made = IntStream.range(0, conferences)
                .mapToDouble(i -> seconds(() -> api.addConference(slug(i))))
                .toArray();
        // Of a database that is not counted.
        try (Sql sql = new Sql(platform, "postgres")) {
            sql.run(WITHOUT_VACUUM);
            sql.run("select pg_reload_conf()");
            Timing.pause(SETTLED_MILLIS);
            long before = sql.ask(COMMITS);
            long begin = System.nanoTime();
            Timing.pause(LOOKED_MILLIS);
            double perSecond = (sql.ask(COMMITS) - before) / Timing.secondsSince(begin);
            return line(perSecond)
                    + System.lineSeparator()
                    + each(made, sql.ask(OPEN))
                    + System.lineSeparator()
                    + cold();
        }
    }

    private static String slug(int number) {
        return "idle-" + number;
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Timing.secondsSince(begin);
    }

    private String line(double perSecond) {
        return String.format(
                Locale.ROOT,
                "%-34s %.2f a second with %d conferences, target at most %.0f",
                NAME,
                perSecond,
                conferences,
                TARGET);
    }

    private String each(double[] made, long open) {
        return String.format(
                Locale.ROOT,
                "%-34s made in %.2f s each, %d connections to PostgreSQL, JVM of %d MB",
                "with %d conferences".formatted(conferences),
                Timing.median(made),
                open,
                platform.process().megabytes());
    }

    /** The first who asks for a program pays for the pool and for all that is kept ready since. */
    private String cold() {
        double start = platform.restart();
        Api api = platform.api();
        double[] first = IntStream.range(0, Math.min(COLD, conferences))
                .mapToDouble(i -> seconds(() -> api.compressed("/conferences/" + slug(i) + "/schedule")))
                .toArray();
        return String.format(
                Locale.ROOT,
                "%-34s started in %.2f s, the first answer of a program in %.0f ms",
                "after a start",
                start,
                Timing.median(first) * 1_000);
    }
}
