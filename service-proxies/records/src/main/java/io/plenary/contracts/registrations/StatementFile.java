package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What a bank says has come: camt.053, or a table.
 *
 * @param bytes at most a megabyte
 * @param columns of a table; what is null in it is guessed
 */
@DataObject
public record StatementFile(UUID organizationId, UUID conferenceId, byte[] bytes, StatementColumns columns)
        implements Dto {

    public static StatementFile fromJson(String json) {
        return Json.read(json, StatementFile.class);
    }

    /** Without what it says, because it may end in a log. */
    @Override
    public String toString() {
        return "StatementFile[conferenceId=" + conferenceId + "]";
    }
}
