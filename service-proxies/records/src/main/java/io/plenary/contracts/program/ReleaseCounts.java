package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.Map;

/**
 * How much a release changes.
 *
 * @param sessions that differ
 * @param kinds how many of them in which way; ways without any are left out
 * @param rules whether the rules for conflicts differ
 */
@DataObject
public record ReleaseCounts(int sessions, Map<ReleaseKind, Integer> kinds, int rooms, int tracks, boolean rules)
        implements Dto {

    public static final ReleaseCounts NOTHING = new ReleaseCounts(0, Map.of(), 0, 0, false);

    public ReleaseCounts {
        kinds = kinds == null ? Map.of() : Map.copyOf(kinds);
    }

    public boolean areNone() {
        return sessions + rooms + tracks == 0 && !rules;
    }

    public static ReleaseCounts fromJson(String json) {
        return Json.read(json, ReleaseCounts.class);
    }
}
