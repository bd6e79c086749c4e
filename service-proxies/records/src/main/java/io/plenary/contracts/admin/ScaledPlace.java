package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A service on a node, as it is and as it is wanted.
 *
 * @param node its name
 * @param why it is not as it is wanted; null where it is
 * @param reason in words, where the node gave one
 */
@DataObject
public record ScaledPlace(String node, int instances, int wanted, Why why, String reason) implements Dto {

    /** Why a node does not run what is wanted. */
    public enum Why {
        STARTING,
        STOPPING,
        REFUSED,
        AWAY
    }

    public static ScaledPlace fromJson(String json) {
        return Json.read(json, ScaledPlace.class);
    }
}
