package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.runtime.Faults;
import java.util.Map;

/** How files are handed over. */
public final class ImportRules {

    static final long LARGEST_FILE = 32L << 20;
    static final int LARGEST_CHUNK = 512 << 10;
    static final int MOST_CHUNKS = 10_000;
    public static final int MOST_WAITING = 20;

    private static final int LONGEST_NAME = 300;

    private ImportRules() {}

    public static void check(ImportRequest request) {
        if (request.size() > LARGEST_FILE) {
            throw Refusal.TOO_LARGE.because("FILE_TOO_LARGE", "A file may have at most 32 MiB.");
        }
        new Faults()
                .check(request.id() != null, "/id", Fault.REQUIRED)
                .check(request.format() != null, "/format", Fault.REQUIRED)
                .check(request.size() > 0, "/size", Fault.TOO_SMALL, Map.of("least", 1))
                .text("/filename", request.filename(), LONGEST_NAME)
                .refuseIfAny("The file cannot be imported.");
    }

    public static void check(ImportChunk chunk) {
        if (chunk.bytes() != null && chunk.bytes().length > LARGEST_CHUNK) {
            throw Refusal.TOO_LARGE.because("A part may have at most 512 KiB.");
        }
        new Faults()
                .check(chunk.importId() != null, "/importId", Fault.EMPTY)
                .check(chunk.bytes() != null && chunk.bytes().length > 0, "/bytes", Fault.EMPTY)
                .check(
                        chunk.index() >= 0 && chunk.index() < MOST_CHUNKS,
                        "/index",
                        Fault.RANGE,
                        Map.of("least", 0, "most", MOST_CHUNKS - 1))
                .refuseIfAny("The part cannot be taken.");
    }
}
