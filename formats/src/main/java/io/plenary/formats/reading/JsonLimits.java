package io.plenary.formats.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How JSON that may be hostile is parsed: bounded. */
public final class JsonLimits {

    public static final int LONGEST_NUMBER = 50;

    private JsonLimits() {}

    public static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(ReadingLimits.DEPTH)
                        .maxStringLength(ReadingLimits.PIECE)
                        .maxNameLength(1_000)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxTokenCount(ReadingLimits.JSON_TOKENS)
                        .build())
                .build();
    }
}
