package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What is to be printed. Without a release and not of the draft, it is the program as everybody sees it.
 *
 * @param language of its words: {@code en}, which is usual, or {@code de}
 * @param roomId at whose door it hangs; null for all rooms
 * @param release its number; null for the program as it is now
 * @param draft of what organizers work on
 */
@DataObject
public record PrintRequest(PrintKind kind, PaperSize size, String language, UUID roomId, Integer release, boolean draft)
        implements Dto {

    public PrintRequest {
        size = size == null ? PaperSize.A4 : size;
        language = language == null ? "en" : language;
    }

    /** Whether everybody may have it who sees the program. */
    public boolean forEverybody() {
        return kind == PrintKind.PROGRAM && release == null && !draft;
    }

    /** The program as everybody sees it. */
    public PrintRequest released() {
        return new PrintRequest(kind, size, language, roomId, release, false);
    }

    public static PrintRequest fromJson(String json) {
        return Json.read(json, PrintRequest.class);
    }
}
