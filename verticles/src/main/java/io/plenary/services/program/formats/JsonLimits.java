package io.plenary.services.program.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How JSON that may be hostile is parsed: bounded. */
final class JsonLimits {

    private JsonLimits() {}

    static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(ReadingLimits.DEPTH)
                        .maxStringLength(ReadingLimits.PIECE)
                        .maxNameLength(1_000)
                        .maxNumberLength(JsonPieces.LONGEST_NUMBER)
                        .maxTokenCount(ReadingLimits.JSON_TOKENS)
                        .build())
                .build();
    }
}
