package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * A service in the cluster.
 *
 * @param instances how many run
 * @param wanted how many should
 * @param places where it runs, or should
 */
@DataObject
public record ScaledService(String service, int instances, int wanted, List<ScaledPlace> places) implements Dto {

    public static ScaledService of(String service, List<ScaledPlace> places) {
        return new ScaledService(
                service,
                places.stream().mapToInt(ScaledPlace::instances).sum(),
                places.stream().mapToInt(ScaledPlace::wanted).sum(),
                places);
    }

    public static ScaledService fromJson(String json) {
        return Json.read(json, ScaledService.class);
    }
}
