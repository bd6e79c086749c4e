package io.plenary.web.pages;

import io.plenary.contracts.Refusal;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that is made beside its place and put there when it is whole: at no moment is half of one to be seen. It lists its files,
 * and takes the place of nothing but an empty folder or one that has no other files than such a list names. Blocks.
 */
final class ArchiveFolder implements Closeable {

    /** The list of its files, and of what it is an archive. */
    static final String LIST = "plenary-archive.json";

    private static final String ID = "id";
    private static final String FILES = "files";

    private final Path target;
    private final UUID owner;
    private final Path partial;
    private final Path former;
    private final Path lock;
    private final FileChannel locked;
    private final SortedSet<String> files = new ConcurrentSkipListSet<>();
    private final AtomicLong bytes = new AtomicLong();

    private ArchiveFolder(Path target, UUID owner) throws IOException {
        this.target = target;
        this.owner = owner;
        partial = beside(".partial");
        former = beside(".former");
        lock = beside(".lock");
        locked = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private Path beside(String ending) {
        return target.resolveSibling("." + target.getFileName() + ending);
    }

    /**
     * @param place where it is to be
     * @param owner the conference; an archive of another one is not replaced
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT where that is not free, or another one is made there
     */
    static ArchiveFolder begin(Path place, UUID owner) throws IOException {
        Path whole = place.toAbsolutePath().normalize();
        Path target = Files.exists(whole) ? whole.toRealPath() : whole;
        if (target.getFileName() == null) {
            throw Refusal.CONFLICT.because(target + " cannot be replaced.");
        }
        Files.createDirectories(target.getParent());
        ArchiveFolder folder = new ArchiveFolder(target, owner);
        if (!folder.isAlone()) {
            folder.locked.close();
            throw Refusal.CONFLICT.because("Another archive is made at " + target + " at the moment.");
        }
        try {
            folder.prepare();
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The lock of who is killed is gone with them. */
    private boolean isAlone() throws IOException {
        try {
            return locked.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void prepare() throws IOException {
        recover();
        requireReplaceable();
        Files.createDirectory(partial);
    }

    /** Whoever was killed has left what he made, and maybe moved away what was there before. */
    private void recover() throws IOException {
        delete(partial);
        if (Files.exists(former) && Files.notExists(target)) {
            Files.move(former, target, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(former);
    }

    private void requireReplaceable() throws IOException {
        if (Files.notExists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw Refusal.CONFLICT.because(target + " is no folder.");
        }
        Set<String> found = within(target);
        if (found.isEmpty()) {
            return;
        }
        if (!found.contains(LIST)) {
            throw Refusal.CONFLICT.because(target + " is not empty, and no archive.");
        }
        found.removeAll(listed());
        if (!found.isEmpty()) {
            throw Refusal.CONFLICT.because(target + " has something that is not of the archive: "
                    + found.iterator().next() + ".");
        }
    }

    /** Files, links and empty folders. */
    private static Set<String> within(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder) && !isFilled(path))
                    .map(path -> name(folder.relativize(path)))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isFilled(Path path) {
        if (!Files.isDirectory(path) || Files.isSymbolicLink(path)) {
            return false;
        }
        try (Stream<Path> children = Files.list(path)) {
            return children.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private Set<String> listed() throws IOException {
        try {
            JsonObject list = new JsonObject(Files.readString(target.resolve(LIST)));
            if (!owner.toString().equals(list.getString(ID))) {
                throw Refusal.CONFLICT.because(target + " has an archive of another conference.");
            }
            JsonArray names = list.getJsonArray(FILES, new JsonArray());
            return Stream.concat(Stream.of(LIST), names.stream().map(String::valueOf))
                    .collect(Collectors.toSet());
        } catch (DecodeException | ClassCastException e) {
            throw Refusal.CONFLICT.because(target.resolve(LIST) + " cannot be read.");
        }
    }

    /**
     * Adds a file. May be called by several threads at once.
     *
     * @param name path within the folder
     */
    void write(String name, byte[] content) {
        Path file = partial.resolve(name).normalize();
        if (file.equals(partial)
                || !file.startsWith(partial)
                || !name(partial.relativize(file)).equals(name)) {
            throw new IllegalArgumentException(name + " is no name of a file in an archive.");
        }
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.add(name);
        bytes.addAndGet(content.length);
    }

    void write(String name, String content) {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    int files() {
        return files.size();
    }

    long bytes() {
        return bytes.get();
    }

    /** @param about what it is an archive of */
    void finish(JsonObject about) throws IOException {
        JsonObject list = about.copy().put(ID, owner.toString()).put(FILES, new JsonArray(List.copyOf(files)));
        write(LIST, list.encodePrettily() + "\n");
        requireReplaceable();
        if (Files.exists(target)) {
            Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        delete(former);
    }

    /** Lets go of what is not finished. */
    @Override
    public void close() throws IOException {
        try {
            delete(partial);
            Files.deleteIfExists(lock);
        } finally {
            locked.close();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
