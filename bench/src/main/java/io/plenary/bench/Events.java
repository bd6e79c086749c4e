package io.plenary.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

/** How fast it is counted what happens: from the outbox of a service to the statistics. */
final class Events {

    static final String NAME = "events";

    private static final int MANY = 50_000;
    private static final int SINGLE = 100;
    private static final long PATIENCE_SECONDS = 600;

    /** As the notes service announces them. */
    private static final String HAPPEN =
            """
            insert into outbox (id, type, occurred_at, organization_id, conference_id, actor_id, payload)
            select gen_random_uuid(), 'NoteCreated', now(), $2, $3, md5((i % 500)::text)::uuid,
                   jsonb_build_object('noteId', gen_random_uuid(), 'sessionId', gen_random_uuid(), 'shared', false)
            from generate_series(1, $1) as i
            """;

    private static final String COUNTED =
            "select coalesce(sum(count), 0)::bigint from engagement_days where type = 'NoteCreated'";

    private final Platform platform;
    private final String slug;

    /**
     * @param perSecond events counted in a second, while many wait
     * @param delay of one event, from the answer to who caused it until it is counted, in milliseconds
     */
    record Figures(double perSecond, double delay) {

        String beside(Figures others) {
            return String.format(
                    Locale.ROOT,
                    "%-34s %.2f times %,.0f a second, delay (p95) %.2f times %.0f ms",
                    NAME + ", this/other release",
                    perSecond / others.perSecond,
                    others.perSecond,
                    delay / others.delay,
                    others.delay);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%-34s %,.0f a second, delay %.0f ms (p95)", NAME + ", counted", perSecond, delay);
        }
    }

    /** @param slug of a conference with sessions */
    Events(Platform platform, String slug) {
        this.platform = platform;
        this.slug = slug;
    }

    Figures measured() throws IOException {
        Api api = platform.api();
        String session = api.sessionIds(slug).get(0);
        try (Sql statistics = new Sql(platform, "plenary_analytics")) {
            double delay = delay(api, session, statistics);
            perSecond(api, session, statistics); // Everything is compiled now.
            return new Figures(perSecond(api, session, statistics), delay);
        }
    }

    private double delay(Api api, String session, Sql statistics) {
        Samples samples = new Samples();
        for (int i = 0; i < SINGLE; i++) {
            long before = statistics.ask(COUNTED);
            api.addNote(slug, session);
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
        api.addNote(slug, session);
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

    private static long await(Sql statistics, long wanted) {
        long begin = System.nanoTime();
        long counted = statistics.ask(COUNTED);
        while (counted < wanted) {
            if (Timing.secondsSince(begin) > PATIENCE_SECONDS) {
                throw new IllegalStateException("Counted " + counted + " instead of " + wanted);
            }
            counted = statistics.ask(COUNTED);
        }
        return counted;
    }
}
