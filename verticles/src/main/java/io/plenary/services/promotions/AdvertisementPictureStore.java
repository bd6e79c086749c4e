package io.plenary.services.promotions;

import io.plenary.contracts.program.Picture;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Pictures of advertisements. */
final class AdvertisementPictureStore {

    private AdvertisementPictureStore() {}

    static Future<Void> put(SqlClient sql, AdvertisementKey key, Picture picture) {
        return sql.preparedQuery(
                        """
                        insert into advertisement_pictures (advertisement_id, organization_id, conference_id, media_type, bytes)
                        values ($1, $2, $3, $4, $5)
                        on conflict (advertisement_id) do update set media_type = excluded.media_type, bytes = excluded.bytes
                        """)
                .execute(Tuple.of(
                        key.advertisementId(),
                        key.organizationId(),
                        key.conferenceId(),
                        picture.mediaType(),
                        Buffer.buffer(picture.bytes())))
                .mapEmpty();
    }

    static Future<Void> delete(SqlClient sql, UUID advertisementId) {
        return sql.preparedQuery("delete from advertisement_pictures where advertisement_id = $1")
                .execute(Tuple.of(advertisementId))
                .mapEmpty();
    }

    static Future<Optional<Picture>> find(SqlClient sql, AdvertisementKey key) {
        return sql.preparedQuery(
                        """
                        select media_type, bytes from advertisement_pictures
                        where organization_id = $1 and conference_id = $2 and advertisement_id = $3
                        """)
                .mapping(row -> new Picture(
                        row.getString("media_type"), row.getBuffer("bytes").getBytes()))
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.advertisementId()))
                .map(rows -> rows.stream().findFirst());
    }
}
