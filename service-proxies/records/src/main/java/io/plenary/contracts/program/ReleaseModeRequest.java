package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Another way for changes to become public.
 *
 * @param unreleased what becomes of what is not released yet; null where there is nothing
 * @param note of the release, where one is made
 */
@DataObject
public record ReleaseModeRequest(ReleaseMode mode, Unreleased unreleased, String note) implements Dto {

    public static ReleaseModeRequest fromJson(String json) {
        return Json.read(json, ReleaseModeRequest.class);
    }
}
