package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/** How many a device has let in, and when the last of them. */
@DataObject
public record DeviceCount(ScanDevice device, long in, Instant lastAt) implements Dto {

    public static DeviceCount fromJson(String json) {
        return Json.read(json, DeviceCount.class);
    }
}
