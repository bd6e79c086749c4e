package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A service as it is added to Plenary: the files of {@code src/test/template}, each where it would stand, and one more line in the
 * list of services. Nothing else of Plenary is touched.
 */
final class ServiceTemplate {

    private static final Path TEMPLATE = Path.of("src/test/template");
    private static final Path LIST =
            Path.of("../service-proxies/records/src/main/java/io/plenary/contracts/Service.java");
    private static final String LINE =
            "    GREETINGS(3, Outbox.OWN, io.plenary.contracts.greetings.GreetingEvents.class),\n";
    private static final String NEIGHBOR = "    NOTES(3,";

    /** What is no source, and where the program looks for it. */
    private static final Map<String, String> RESOURCES =
            Map.of("db/V001__greetings.sql", "db/greetings", "api/greetings.yaml", "web/api");

    private final Path folder;
    private final Path classes;

    private ServiceTemplate(Path folder) {
        this.folder = folder;
        this.classes = folder.resolve("classes");
    }

    /** @return a class path on which Plenary has the service */
    static String compiled(Path folder) throws IOException {
        return new ServiceTemplate(folder).compiled();
    }

    private String compiled() throws IOException {
        Files.createDirectories(classes);
        compile("-proc:none", list(), template("contracts/Greeting.java"), template("contracts/GreetingEvents.java"));
        compile(
                "-processor=io.vertx.codegen.processor.Processor",
                template("contracts/GreetingsService.java"),
                Path.of("../service-proxies/proxies/src/main/java/io/plenary/contracts/package-info.java"));
        compile("-proc:none", Stream.concat(sources("services"), sources("web")).toArray(Path[]::new));
        for (Map.Entry<String, String> resource : RESOURCES.entrySet()) {
            Path place = Files.createDirectories(classes.resolve(resource.getValue()));
            Path file = template(resource.getKey());
            Files.copy(file, place.resolve(file.getFileName()));
        }
        return classes + File.pathSeparator + NodeClasses.get().path();
    }

    /** The list of services with the line of one more. */
    private Path list() throws IOException {
        String services = Files.readString(LIST);
        assertThat(services).containsOnlyOnce(NEIGHBOR);
        return Files.writeString(folder.resolve(LIST.getFileName()), services.replace(NEIGHBOR, LINE + NEIGHBOR));
    }

    private static Path template(String name) {
        return TEMPLATE.resolve(name);
    }

    private static Stream<Path> sources(String room) {
        try (Stream<Path> files = Files.list(template(room))) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(String processing, Path... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter faults = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            faults, files, null, options(processing), null, files.getJavaFileObjects(sources))
                    .call();
            assertThat(compiled).as(faults.toString()).isTrue();
        }
    }

    private List<String> options(String processing) {
        String known = classes + File.pathSeparator + System.getProperty("java.class.path");
        Stream<String> processor = processing.startsWith("-processor=")
                ? Stream.of("-processor", processing.substring("-processor=".length()))
                : Stream.of(processing);
        return Stream.concat(
                        processor,
                        Stream.of("-parameters", "-implicit:none", "-d", classes.toString(), "-classpath", known))
                .toList();
    }
}
