package io.plenary.launch.log;

import java.nio.file.Files;
import java.nio.file.Path;

/** Which configuration the log has. To be asked before anything logs. */
public final class LogFile {

    private static final String PROPERTY = "logback.configurationFile";

    private LogFile() {}

    /** The operator's {@code conf/logback.xml} when there is one; else the same file as it was packaged. */
    public static void choose(Path home) {
        Path file = home.resolve("conf/logback.xml");
        if (System.getProperty(PROPERTY) == null && Files.isReadable(file)) {
            System.setProperty(PROPERTY, file.toString());
        }
    }
}
