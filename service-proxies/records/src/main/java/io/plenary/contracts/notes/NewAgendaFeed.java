package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * A link to somebody's agenda that was made just now.
 *
 * @param token what stands in the link, shown to nobody a second time
 */
@DataObject
public record NewAgendaFeed(String token, Instant createdAt) implements Dto {

    public static NewAgendaFeed fromJson(String json) {
        return Json.read(json, NewAgendaFeed.class);
    }

    /** Without the secret, because it may end in a log. */
    @Override
    public String toString() {
        return "NewAgendaFeed[createdAt=" + createdAt + "]";
    }
}
