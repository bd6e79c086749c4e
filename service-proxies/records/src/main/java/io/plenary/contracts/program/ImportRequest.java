package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A file about to be imported.
 *
 * @param id chosen by the caller, so repeating is harmless
 * @param size bytes that will be sent
 * @param preview whether to find out what the file would change, and to wait for a decision then; null for false
 * @param rule who is right where both sides changed something; null for {@link ImportRule#KEEP_OURS}
 */
@DataObject
public record ImportRequest(UUID id, ImportFormat format, String filename, long size, ImportRule rule, Boolean preview)
        implements Dto {

    public ImportRequest {
        rule = rule == null ? ImportRule.KEEP_OURS : rule;
        preview = preview != null && preview;
    }

    /** With what is here kept where both sides changed something. */
    public ImportRequest(UUID id, ImportFormat format, String filename, long size) {
        this(id, format, filename, size, null, null);
    }

    public static ImportRequest fromJson(String json) {
        return Json.read(json, ImportRequest.class);
    }
}
