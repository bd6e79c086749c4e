package io.plenary.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a process of Linux listens. */
final class Sockets {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final String LISTENING = "0A";

    private Sockets() {}

    /** {@code host:port} of each. */
    static Set<String> listening(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        Set<String> own = sockets(proc.resolve("fd"));
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(proc.resolve("net").resolve(table)).skip(1))
                .map(line -> line.strip().split(" +"))
                .filter(socket -> socket[3].equals(LISTENING) && own.contains(socket[9]))
                .map(socket -> address(socket[1]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sockets(Path descriptors) {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.map(Sockets::target)
                    .map(SOCKET::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel writes each four bytes of an address as one number of this machine: here, the last byte first. */
    private static String address(String text) {
        String[] parts = text.split(":");
        byte[] swapped = HexFormat.of().parseHex(parts[0]);
        byte[] address = new byte[swapped.length];
        for (int i = 0; i < swapped.length; i++) {
            address[i] = swapped[i / 4 * 4 + 3 - i % 4];
        }
        try {
            return InetAddress.getByAddress(address).getHostAddress() + ":" + Integer.parseInt(parts[1], 16);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
