package io.plenary.services.promotions;

import io.plenary.contracts.program.Picture;
import io.plenary.contracts.promotions.Sponsor;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Pictures of sponsors. */
final class LogoStore {

    private LogoStore() {}

    static Future<Void> put(SqlClient sql, Sponsor sponsor, Picture picture) {
        return sql.preparedQuery(
                        """
                        insert into sponsor_logos (sponsor_id, organization_id, conference_id, media_type, bytes)
                        values ($1, $2, $3, $4, $5)
                        on conflict (sponsor_id) do update set media_type = excluded.media_type, bytes = excluded.bytes
                        """)
                .execute(Tuple.of(
                        sponsor.id(),
                        sponsor.organizationId(),
                        sponsor.conferenceId(),
                        picture.mediaType(),
                        Buffer.buffer(picture.bytes())))
                .mapEmpty();
    }

    static Future<Void> delete(SqlClient sql, UUID sponsorId) {
        return sql.preparedQuery("delete from sponsor_logos where sponsor_id = $1")
                .execute(Tuple.of(sponsorId))
                .mapEmpty();
    }

    static Future<Optional<Picture>> find(SqlClient sql, UUID organizationId, UUID conferenceId, UUID sponsorId) {
        return sql.preparedQuery(
                        """
                        select media_type, bytes from sponsor_logos
                        where organization_id = $1 and conference_id = $2 and sponsor_id = $3
                        """)
                .mapping(row -> new Picture(
                        row.getString("media_type"), row.getBuffer("bytes").getBytes()))
                .execute(Tuple.of(organizationId, conferenceId, sponsorId))
                .map(rows -> rows.stream().findFirst());
    }
}
