package io.plenary.services.program;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportState;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the parts of a file come in, and what is told of imports. */
class ImportUploadsTest extends ImportStage {

    @Test
    void aFileIsTakenInPartsInAnyOrderAndMoreThanOnce() {
        byte[] file = bytes(FILE);
        UUID id = UUID.randomUUID();
        ImportRequest request = new ImportRequest(id, ImportFormat.XML, "program.xml", file.length);
        ImportJob opened = await(exchange.openImport(organizer, request));
        assertThat(await(exchange.openImport(organizer, request))).isEqualTo(opened);
        ImportChunk first = new ImportChunk(id, 0, java.util.Arrays.copyOfRange(file, 0, 100));
        ImportChunk second = new ImportChunk(id, 1, java.util.Arrays.copyOfRange(file, 100, file.length));

        await(exchange.sendChunk(organizer, second));
        assertRefused(Refusal.CONFLICT, () -> exchange.startImport(organizer, id));
        await(exchange.sendChunk(organizer, first));
        await(exchange.sendChunk(organizer, second));
        await(exchange.startImport(organizer, id));
        await(exchange.startImport(organizer, id));

        assertThat(uploads.done(id).state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(parts()).isZero();
    }

    @Test
    void moreThanWasAnnouncedOrAllowedIsRefused() {
        UUID id = UUID.randomUUID();
        await(exchange.openImport(organizer, new ImportRequest(id, ImportFormat.XML, "program.xml", 10)));

        assertRefused(Refusal.TOO_LARGE, () -> exchange.sendChunk(organizer, new ImportChunk(id, 0, new byte[11])));
        assertRefused(
                Refusal.TOO_LARGE,
                () -> exchange.sendChunk(organizer, new ImportChunk(id, 0, new byte[(512 << 10) + 1])));
        assertRefused(Refusal.INVALID, () -> exchange.sendChunk(organizer, new ImportChunk(id, -1, new byte[1])));
        assertRefused(
                Refusal.TOO_LARGE,
                () -> exchange.openImport(
                        organizer, new ImportRequest(UUID.randomUUID(), ImportFormat.XML, "x", (32L << 20) + 1)));
        assertRefused(
                Refusal.CONFLICT,
                () -> exchange.openImport(organizer, new ImportRequest(id, ImportFormat.ICS, "program.xml", 10)));
        assertThat(parts()).isZero();
    }

    @Test
    void unknownImportsAreNotFound() {
        UUID nowhere = UUID.randomUUID();

        assertRefused(Refusal.NOT_FOUND, () -> exchange.getImport(organizer, nowhere));
        assertRefused(Refusal.NOT_FOUND, () -> exchange.startImport(organizer, nowhere));
        assertRefused(Refusal.NOT_FOUND, () -> exchange.sendChunk(organizer, new ImportChunk(nowhere, 0, new byte[1])));
    }

    @Test
    void importsThatWaitForTheirFilesAreLimited() {
        IntStream.range(0, 20).forEach(i -> open());

        assertRefused(
                Refusal.TOO_MANY,
                () -> exchange.openImport(organizer, new ImportRequest(UUID.randomUUID(), ImportFormat.XML, "x", 10)));
    }

    @Test
    void importsAreListedNewestFirstWithoutFindings() {
        List<UUID> opened = Stream.generate(this::open).limit(3).toList();

        var first = await(exchange.listImports(organizer, null, 2));
        var second = await(exchange.listImports(organizer, first.nextCursor(), 2));

        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(ImportJob::id))
                .containsExactly(opened.get(2), opened.get(1), opened.get(0));
    }
}
