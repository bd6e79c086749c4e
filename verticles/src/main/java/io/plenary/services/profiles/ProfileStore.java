package io.plenary.services.profiles;

import io.plenary.contracts.Json;
import io.plenary.contracts.Link;
import io.plenary.contracts.profiles.Profile;
import io.plenary.contracts.profiles.ProfileCard;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

final class ProfileStore {

    private ProfileStore() {}

    static Future<Optional<Profile>> find(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select * from profiles where user_id = $1")
                .mapping(ProfileStore::profile)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().findFirst());
    }

    /** Of those who have changed theirs. */
    static Future<List<Profile>> findAll(SqlClient sql, List<UUID> userIds) {
        return sql.preparedQuery("select * from profiles where user_id = any($1)")
                .mapping(ProfileStore::profile)
                .execute(Tuple.tuple().addArrayOfUUID(userIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** Makes sure that there is a row to lock, however many write for the first time at once. */
    static Future<Void> insertIfAbsent(SqlClient sql, Profile profile) {
        return sql.preparedQuery(
                        """
                        insert into profiles (user_id, display_name, locale)
                        values ($1, $2, $3)
                        on conflict (user_id) do nothing
                        """)
                .execute(Tuple.of(profile.userId(), profile.displayName(), profile.locale()))
                .mapEmpty();
    }

    /** A profile, kept from other writers until the transaction ends. */
    static Future<Profile> lock(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select * from profiles where user_id = $1 for update")
                .mapping(ProfileStore::profile)
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next());
    }

    static Future<Profile> update(SqlClient sql, Profile profile) {
        Tuple values = Tuple.of(profile.userId(), profile.displayName(), profile.givenName(), profile.familyName())
                .addString(profile.affiliation())
                .addString(profile.biography())
                .addString(profile.avatarUrl())
                .addJsonArray(new JsonArray(Json.write(profile.links())))
                .addString(profile.timeZone())
                .addString(profile.locale())
                .addArrayOfString(profile.interests().toArray(String[]::new))
                .addJsonObject(new JsonObject(Json.write(profile.preferences())))
                .addBoolean(profile.advertisements());
        return sql.preparedQuery(
                        """
                        update profiles
                        set display_name = $2, given_name = $3, family_name = $4, affiliation = $5, biography = $6,
                            avatar_url = $7, links = $8, time_zone = $9, locale = $10, interests = $11,
                            preferences = $12, advertisements = $13, updated_at = now(), version = version + 1
                        where user_id = $1
                        returning *
                        """)
                .mapping(ProfileStore::profile)
                .execute(values)
                .map(rows -> rows.iterator().next());
    }

    static Future<List<ProfileCard>> cards(SqlClient sql, List<UUID> userIds) {
        return sql.preparedQuery("select * from profile_cards($1)")
                .mapping(row -> new ProfileCard(
                        row.getUUID("user_id"),
                        row.getString("display_name"),
                        row.getString("affiliation"),
                        row.getString("avatar_url")))
                .execute(Tuple.tuple().addArrayOfUUID(userIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> delete(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from profiles where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    private static Profile profile(Row row) {
        OffsetDateTime updatedAt = row.getOffsetDateTime("updated_at");
        return new Profile(
                row.getUUID("user_id"),
                row.getString("display_name"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("affiliation"),
                row.getString("biography"),
                row.getString("avatar_url"),
                links(row.getJsonArray("links")),
                row.getString("time_zone"),
                row.getString("locale"),
                List.of(row.getArrayOfStrings("interests")),
                row.getBoolean("advertisements"),
                preferences(row.getJsonObject("preferences")),
                updatedAt == null ? null : updatedAt.toInstant(),
                row.getLong("version"));
    }

    private static List<Link> links(JsonArray links) {
        return links.stream()
                .map(JsonObject.class::cast)
                .map(link -> new Link(link.getString("url"), link.getString("title"), link.getString("type")))
                .toList();
    }

    private static Map<String, String> preferences(JsonObject preferences) {
        return preferences.stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
    }
}
