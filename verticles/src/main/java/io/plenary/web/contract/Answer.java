package io.plenary.web.contract;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What an operation answers.
 *
 * @param contentType of the body, null without one
 * @param body null for none
 * @param etag with quotes, null for none; a read whose {@code If-None-Match} names it is answered with 304 instead
 * @param headers any others
 * @param isKept whether the body is kept anyway, and sent to many
 */
public record Answer(
        int status,
        String contentType,
        Buffer body,
        String etag,
        Map<CharSequence, CharSequence> headers,
        boolean isKept) {

    public static final Answer NO_CONTENT = of(204, null, null);

    /** It is being done, and nothing says what became of it. */
    public static final Answer ACCEPTED = of(202, null, null);

    private static final String JSON = "application/json";

    public static Answer ok(Dto record) {
        return json(200, record.toJson());
    }

    public static Answer created(Dto record, String location) {
        return json(201, record.toJson()).with("Location", location);
    }

    public static Answer accepted(Dto record, String location) {
        return json(202, record.toJson()).with("Location", location);
    }

    /** A list that comes whole. */
    public static Answer items(Object items) {
        return json(200, Json.write(Map.of("items", items)));
    }

    public static Answer json(int status, String text) {
        return of(status, JSON, Buffer.buffer(text));
    }

    /** A body that is kept and sent to many. */
    public static Answer kept(String contentType, Buffer body, String etag, Map<CharSequence, CharSequence> headers) {
        return new Answer(200, contentType, body, etag, headers, true);
    }

    public static Answer of(int status, String contentType, Buffer body) {
        return new Answer(status, contentType, body, null, Map.of(), false);
    }

    /** The version of what is answered as the ETag. */
    public Answer withVersion(long version) {
        return withEtag("\"" + version + "\"");
    }

    public Answer withEtag(String newEtag) {
        return new Answer(status, contentType, body, newEtag, headers, isKept);
    }

    /** With an ETag for what has no version of its own: whatever changes in it changes the tag. */
    public Answer withEtagOfBody() {
        return withEtag(Etags.of(body));
    }

    public Answer with(CharSequence name, CharSequence value) {
        Map<CharSequence, CharSequence> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, etag, more, isKept);
    }
}
