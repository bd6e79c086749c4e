package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * The connections of a node to a database, or to those of all conferences.
 *
 * @param database the service whose it is, or {@link #CONFERENCES}
 * @param pools how many pools these are
 * @param open connections
 * @param inUse of these
 * @param waiting for one
 * @param most how many connections there may be
 */
@DataObject
public record PoolLoad(String database, int pools, int open, int inUse, int waiting, int most) implements Dto {

    /** What the databases of conferences are called together. */
    public static final String CONFERENCES = "program.conferences";

    public static PoolLoad fromJson(String json) {
        return Json.read(json, PoolLoad.class);
    }
}
