package io.plenary.postgres;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One running Plenary per data folder. The operating system lets go of it however the process ends. */
final class DataLock implements AutoCloseable {

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataLock take(Path dataDirectory) {
        try {
            FileChannel channel = FileChannel.open(
                    dataDirectory.resolve("plenary.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartFailure("Another Plenary is running on " + dataDirectory
                        + ". Stop it, or give this one a folder (--data) or a database (PLENARY_DATABASE_URI).");
            }
            return new DataLock(channel);
        } catch (IOException e) {
            throw new StartFailure("Cannot use the data folder " + dataDirectory + ": " + Failures.reason(e) + ".", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StartFailure("Cannot release the data folder: " + Failures.reason(e) + ".", e);
        }
    }
}
