package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * How much a node has to do.
 *
 * @param requestsPerSecond that its gateway answered lately
 * @param callsPerSecond of other services that it answered lately
 * @param processor share of the machine's processors that it used lately, 0 to 1; null where nobody knows
 * @param loopLagMillis how late its event loops were at worst, for each of the last spans of time, the newest last
 * @param loopLagSpanSeconds how long such a span is
 * @param pools its connections to databases
 */
@DataObject
public record NodeLoad(
        double requestsPerSecond,
        double callsPerSecond,
        Double processor,
        List<Long> loopLagMillis,
        int loopLagSpanSeconds,
        List<PoolLoad> pools)
        implements Dto {

    public static NodeLoad fromJson(String json) {
        return Json.read(json, NodeLoad.class);
    }
}
