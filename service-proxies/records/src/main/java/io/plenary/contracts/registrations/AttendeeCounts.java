package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What becomes of how many lines; before an import runs, what would.
 *
 * @param enlarged by how many seats quotas grew for it, in all
 * @param open about which nothing is known yet
 */
@DataObject
public record AttendeeCounts(int added, int already, int skipped, int refused, int enlarged, int open) implements Dto {

    public static AttendeeCounts fromJson(String json) {
        return Json.read(json, AttendeeCounts.class);
    }
}
