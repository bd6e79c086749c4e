package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of provisionings.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record ProvisioningPage(List<Provisioning> items, String nextCursor) implements Dto {

    public static ProvisioningPage fromJson(String json) {
        return Json.read(json, ProvisioningPage.class);
    }
}
