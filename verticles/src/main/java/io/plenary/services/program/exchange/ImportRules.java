package io.plenary.services.program.exchange;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.services.program.conference.Faults;

/** How files are handed over. */
final class ImportRules {

    static final long LARGEST_FILE = 32L << 20;
    static final int LARGEST_CHUNK = 512 << 10;
    static final int MOST_CHUNKS = 10_000;
    static final int MOST_WAITING = 20;

    private static final int LONGEST_NAME = 300;

    private ImportRules() {}

    static void check(ImportRequest request) {
        if (request.size() > LARGEST_FILE) {
            throw Refusal.TOO_LARGE.because("A file may have at most 32 MiB.");
        }
        new Faults()
                .check(request.id() != null, "/id", "must be chosen by the caller")
                .check(request.format() != null, "/format", "must be XML, JSON, ICS or UNKNOWN")
                .check(request.size() > 0, "/size", "must be greater than 0")
                .optional(request.filename(), LONGEST_NAME, "/filename")
                .refuse("The file cannot be imported.");
    }

    static void check(ImportChunk chunk) {
        if (chunk.bytes() != null && chunk.bytes().length > LARGEST_CHUNK) {
            throw Refusal.TOO_LARGE.because("A part may have at most 512 KiB.");
        }
        new Faults()
                .check(chunk.importId() != null, "/importId", "must not be empty")
                .check(chunk.bytes() != null && chunk.bytes().length > 0, "/bytes", "must not be empty")
                .check(chunk.index() >= 0 && chunk.index() < MOST_CHUNKS, "/index", "must be from 0 to 9,999")
                .refuse("The part cannot be taken.");
    }
}
