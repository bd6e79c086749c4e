package io.plenary.formats.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Java looks for the fonts of the machine before it reads any other, and gives up where there are none, as in small containers. None of
 * them is wanted here, so on Linux it is told beforehand that there is nothing to look for.
 */
final class MachineFonts {

    private static final String PROPERTY = "sun.awt.fontconfig";
    private static final String NONE = "version=1\nsequence.allfonts=default\n";

    private MachineFonts() {}

    /** Before the first font is read; whoever has told Java of fonts by themselves is left alone. */
    static synchronized void leaveAlone() {
        if (System.getProperty(PROPERTY) == null
                && System.getProperty("os.name").equals("Linux")) {
            System.setProperty(PROPERTY, file().toString());
        }
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("plenary-fonts", ".properties");
            file.toFile().deleteOnExit();
            return Files.writeString(file, NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
