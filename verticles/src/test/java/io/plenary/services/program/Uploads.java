package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.ImportState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Hands files over the way the gateway does. */
final class Uploads {

    private static final int CHUNK = 512 << 10;
    private static final Set<ImportState> DONE =
            EnumSet.of(ImportState.SUCCEEDED, ImportState.FAILED, ImportState.PREVIEWED);

    private final ExchangeService exchange;
    private final Caller caller;

    Uploads(ExchangeService exchange, Caller caller) {
        this.exchange = exchange;
        this.caller = caller;
    }

    ImportJob run(String file) {
        return run(file.getBytes(StandardCharsets.UTF_8), ImportFormat.UNKNOWN);
    }

    ImportJob run(byte[] file, ImportFormat format) {
        return done(start(file, format));
    }

    ImportJob run(byte[] file, ImportFormat format, ImportRule rule) {
        UUID id = send(file, format, rule);
        await(exchange.startImport(caller, id));
        return done(id);
    }

    UUID start(byte[] file, ImportFormat format) {
        UUID id = send(file, format);
        await(exchange.startImport(caller, id));
        return id;
    }

    /** Everything but the start. */
    UUID send(byte[] file, ImportFormat format) {
        return send(file, format, null);
    }

    /** Only to see what the file would do. */
    ImportJob preview(byte[] file, ImportRequest request) {
        UUID id = send(file, request);
        await(exchange.startImport(caller, id));
        return done(id);
    }

    private UUID send(byte[] file, ImportFormat format, ImportRule rule) {
        return send(file, new ImportRequest(UUID.randomUUID(), format, "program", file.length, rule, false));
    }

    private UUID send(byte[] file, ImportRequest request) {
        UUID id = request.id();
        await(exchange.openImport(caller, request));
        for (int i = 0; i * CHUNK < file.length; i++) {
            byte[] part = Arrays.copyOfRange(file, i * CHUNK, Math.min(file.length, (i + 1) * CHUNK));
            await(exchange.sendChunk(caller, new ImportChunk(id, i, part)));
        }
        return id;
    }

    ImportJob done(UUID id) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> await(exchange.getImport(caller, id)), job -> DONE.contains(job.state()));
    }
}
