package io.plenary.contracts.program;

import io.vertx.codegen.annotations.DataObject;
import java.util.Objects;

/**
 * A {@link Session} as its JSON, ready to send. It travels as two JSON values, one after the other: nobody on the way has to
 * read the session or to write it again.
 *
 * @param version of the session; the ETag
 */
@DataObject
public record SessionText(long version, String json) {

    private static final char SEPARATOR = ' ';

    public SessionText {
        json = Objects.requireNonNullElse(json, "null");
    }

    public static SessionText of(Session session) {
        return new SessionText(session.version(), session.toJson());
    }

    public String toJson() {
        return Long.toString(version) + SEPARATOR + json;
    }

    public static SessionText fromJson(String text) {
        int end = text.indexOf(SEPARATOR);
        return new SessionText(Long.parseLong(text, 0, end, 10), text.substring(end + 1));
    }
}
