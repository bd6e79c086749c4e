package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.events.Reading;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;

/**
 * The nodes of the platform: what is, and beside it what is wanted.
 *
 * @param nodes every node the cluster knows, by name
 * @param away nodes of which something is wanted, and which are not there
 * @param services each, with where it runs
 * @param mostInstances how many of a service a node may be asked to run
 * @param readings how far the readers of the event log are; null where the log does not answer
 */
@DataObject
public record ClusterState(
        List<NodeState> nodes,
        List<NodeAway> away,
        List<ScaledService> services,
        int mostInstances,
        List<Reading> readings,
        Instant at)
        implements Dto {

    public static ClusterState fromJson(String json) {
        return Json.read(json, ClusterState.class);
    }
}
