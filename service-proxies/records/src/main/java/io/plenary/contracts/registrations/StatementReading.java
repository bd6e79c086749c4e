package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What was read of a file. Nothing of it is kept.
 *
 * @param table the names of the columns where it is a table; else none
 * @param columns by which it was read; null where it is no table
 * @param unread lines that say nothing that can be read
 */
@DataObject
public record StatementReading(List<StatementEntry> items, List<String> table, StatementColumns columns, int unread)
        implements Dto {

    public static StatementReading fromJson(String json) {
        return Json.read(json, StatementReading.class);
    }

    public StatementReading {
        items = items == null ? List.of() : List.copyOf(items);
        table = table == null ? List.of() : List.copyOf(table);
    }
}
