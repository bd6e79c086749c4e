package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/** By which scan somebody is in already. */
@DataObject
public record EarlierScan(Instant at, ScanDevice device) implements Dto {

    public static EarlierScan fromJson(String json) {
        return Json.read(json, EarlierScan.class);
    }
}
