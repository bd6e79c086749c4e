package io.plenary.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** How fast it is counted what happens: from the outbox of a service to the statistics. */
final class Events {

    static final String NAME = "events";

    private static final int MANY = 50_000;
    private static final int SINGLE = 100;
    private static final long PATIENCE_SECONDS = 600;
    private static final long POLL_MILLIS = 2;

    /** Stars, as the notes service announces them. */
    private static final String HAPPEN =
            """
            insert into outbox (id, type, occurred_at, organization_id, conference_id, actor_id, payload)
            select gen_random_uuid(), 'SessionStarred', now(), $2, $3, md5((i % 500)::text)::uuid,
                   jsonb_build_object('sessionId', gen_random_uuid())
            from generate_series(1, $1) as i
            """;

    private static final String COUNTED =
            "select coalesce(sum(count), 0)::bigint from engagement_days where type = 'SessionStarred'";

    private final Platform platform;
    private final String slug;

    /**
     * @param perSecond events counted in a second, while many wait
     * @param delay of one event, from the answer to who caused it until it is counted, in milliseconds
     */
    record Figures(double perSecond, double delay) {

        private static Figures median(List<Figures> rounds) {
            return new Figures(
                    Timing.median(
                            rounds.stream().mapToDouble(Figures::perSecond).toArray()),
                    Timing.median(rounds.stream().mapToDouble(Figures::delay).toArray()));
        }

        private Figures relativeTo(Figures others) {
            return new Figures(perSecond / others.perSecond, delay / others.delay);
        }

        private String line(String of) {
            return String.format(
                    Locale.ROOT, "%-34s %,.0f a second, delay %.0f ms (p95)", NAME + ", " + of, perSecond, delay);
        }
    }

    /** @param slug of a conference with sessions */
    Events(Platform platform, String slug) {
        this.platform = platform;
        this.slug = slug;
    }

    String measured() throws IOException {
        round();
        return round().line("counted");
    }

    /** In turn, since other work on the machine hits both alike. The ratio is taken round by round. */
    String measuredBeside(Events other, int rounds) throws IOException {
        List<Figures> ours = new ArrayList<>();
        List<Figures> theirs = new ArrayList<>();
        List<Figures> ratios = new ArrayList<>();
        round();
        other.round();
        for (int i = 0; i < rounds; i++) {
            ours.add(round());
            theirs.add(other.round());
            ratios.add(ours.get(i).relativeTo(theirs.get(i)));
        }
        Figures ratio = Figures.median(ratios);
        return Figures.median(ours).line("counted") + "\n"
                + Figures.median(theirs).line("counted by the other")
                + String.format(Locale.ROOT, "%n%-34s %.2f and %.2f", "  ratios", ratio.perSecond, ratio.delay);
    }

    private Figures round() throws IOException {
        Api api = platform.api();
        String session = api.sessionIds(slug).get(0);
        try (Sql statistics = new Sql(platform, "plenary_analytics")) {
            return new Figures(perSecond(api, session, statistics), delay(api, session, statistics));
        }
    }

    private double delay(Api api, String session, Sql statistics) {
        Samples samples = new Samples();
        for (int i = 0; i < SINGLE; i++) {
            long before = statistics.ask(COUNTED);
            api.starAnew(slug, session);
            long answered = System.nanoTime();
            await(statistics, before + 1);
            samples.add(System.nanoTime() - answered);
        }
        return samples.result(1).p95();
    }

    /** From the first that is counted on: the outbox is filled behind the back of the service, which has to notice. */
    private double perSecond(Api api, String session, Sql statistics) throws IOException {
        long before = statistics.ask(COUNTED);
        happen(api);
        api.starAnew(slug, session);
        long first = await(statistics, before + 1);
        long begin = System.nanoTime();
        await(statistics, before + MANY + 1);
        return (before + MANY + 1 - first) / Timing.secondsSince(begin);
    }

    private void happen(Api api) throws IOException {
        UUID organization = UUID.fromString(api.get("/conferences/" + slug).getString("organizationId"));
        UUID conference = UUID.fromString(api.get("/conferences/" + slug).getString("id"));
        try (Sql notes = new Sql(platform, "plenary_notes")) {
            notes.ask(HAPPEN, MANY, organization, conference);
        }
    }

    /** It asks so seldom that the asking costs next to nothing, and so often that it adds little to a delay. */
    private static long await(Sql statistics, long wanted) {
        long begin = System.nanoTime();
        long counted = statistics.ask(COUNTED);
        while (counted < wanted) {
            if (Timing.secondsSince(begin) > PATIENCE_SECONDS) {
                throw new IllegalStateException("Counted " + counted + " instead of " + wanted);
            }
            Timing.pause(POLL_MILLIS);
            counted = statistics.ask(COUNTED);
        }
        return counted;
    }
}
