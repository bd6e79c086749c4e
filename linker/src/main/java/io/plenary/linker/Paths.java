package io.plenary.linker;

import java.nio.file.Path;

/** Addresses of modules for each other. */
final class Paths {

    private Paths() {}

    /** The specifier by which one module imports another. */
    static String relative(String from, String to) {
        Path folder = Path.of("/" + from).getParent();
        String relative = folder.relativize(Path.of("/" + to)).toString().replace('\\', '/');
        return relative.startsWith(".") ? relative : "./" + relative;
    }
}
