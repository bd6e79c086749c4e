package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What tickets are scanned with.
 *
 * @param id chosen by the device
 * @param name as people at the doors call it
 */
@DataObject
public record ScanDevice(UUID id, String name) implements Dto {

    public static ScanDevice fromJson(String json) {
        return Json.read(json, ScanDevice.class);
    }
}
