package io.plenary.postgres;

import io.plenary.failures.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much room a folder has. */
final class DiskSpace {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
    private static final long NEEDED_BYTES = 64L << 20;

    private DiskSpace() {}

    /** Whether a server has enough to go on for a while. */
    static boolean isLeft(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() >= NEEDED_BYTES;
        } catch (IOException e) {
            LOG.debug("Cannot tell how much room there is: {}", Failures.reason(e));
            return true;
        }
    }
}
