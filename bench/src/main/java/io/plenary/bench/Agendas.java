package io.plenary.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.UUID;

/** People who have a session on their agenda. */
final class Agendas {

    private static final String COME =
            """
            insert into users (id, email, display_name, password_hash, confirmed_at)
            select md5(i::text)::uuid, format('reader-%s@example.org', i), format('Reader %s', i),
                   (select password_hash from users where admin limit 1), now()
            from generate_series(1, $1) as i
            """;

    private static final String STAR =
            """
            insert into stars (user_id, organization_id, conference_id, session_id)
            select md5(i::text)::uuid, $2, $3, $4 from generate_series(1, $1) as i
            """;

    private Agendas() {}

    /** @param people of the numbers 1 to this, who have the password of the administrator */
    static void come(Platform platform, int people) throws IOException {
        try (Sql accounts = new Sql(platform, "plenary_auth")) {
            accounts.ask(COME, people);
        }
    }

    static String email(int number) {
        return "reader-" + number + "@example.org";
    }

    /** @param people of the numbers 1 to this */
    static void star(Platform platform, JsonObject conference, UUID session, int people) throws IOException {
        come(platform, people);
        try (Sql notes = new Sql(platform, "plenary_notes")) {
            notes.ask(
                    STAR,
                    people,
                    UUID.fromString(conference.getString("organizationId")),
                    UUID.fromString(conference.getString("id")),
                    session);
        }
    }
}
