package io.plenary.contracts;

import io.vertx.codegen.annotations.DataObject;

/**
 * Something an operator should know about a node that serves.
 *
 * @param about what it is about, where the code does not say it all: the members that are missing
 */
@DataObject
public record Remark(Code code, String about) implements Dto {

    /** Clients say these in the language of their user. */
    public enum Code {
        MEMBERS_MISSING,
        DEMO_LOADING,
        DATABASE_FULL,
        DATABASE_EXHAUSTED,
        READER_LATE,
        ERASURE_WAITS,
        REPLICA_LEFT_OUT,
        DATABASE_AWAY
    }

    public static Remark fromJson(String json) {
        return Json.read(json, Remark.class);
    }
}
