package io.plenary.services.engagement;

import io.plenary.contracts.engagement.RoomState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What somebody finds in the room that is theirs alone: what was decided about them, and where they were mentioned. What they did is in the rooms where they did it. */
final class OwnStates {

    Future<List<RoomState>> of(SqlClient sql, UUID userId) {
        return SilenceStore.ofUser(sql, userId)
                .compose(silences -> MentionStore.of(sql, userId).map(mentions -> Stream.concat(
                                silences.stream().map(silence -> Silences.state(silence.conferenceId(), silence)),
                                mentions.stream().map(ChatChanges::mention))
                        .toList()));
    }
}
