package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An import and its quality report.
 *
 * @param percent 0 to 100
 * @param rule who is right where both sides changed something
 * @param findings in file order; empty until the import is done
 * @param error why it failed, else null
 */
@DataObject
public record ImportJob(
        UUID id,
        ImportState state,
        ImportFormat format,
        String filename,
        long size,
        ImportRule rule,
        int percent,
        ImportCounts counts,
        List<ImportFinding> findings,
        String error,
        UUID requestedBy,
        Instant createdAt,
        Instant finishedAt)
        implements Dto {

    /** The same, come that far. */
    public ImportJob withPercent(int now) {
        return new ImportJob(
                id,
                state,
                format,
                filename,
                size,
                rule,
                now,
                counts,
                findings,
                error,
                requestedBy,
                createdAt,
                finishedAt);
    }

    public static ImportJob fromJson(String json) {
        return Json.read(json, ImportJob.class);
    }
}
