package io.plenary.launch.settings;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Environment variables. An empty one counts as not given, as does an empty file: that is what container files pass for what nobody set. */
record Environment(Map<String, String> variables) {

    private static final String FILE = "_FILE";

    /** The variable, or what stands in the file that {@code NAME_FILE} names. */
    Optional<Given> get(String name) {
        return plain(name).or(() -> plain(name + FILE).map(Environment::read).filter(file -> !file.text()
                .isEmpty()));
    }

    /** What follows this at the beginning of names, for things with names of their own. */
    Stream<String> endings(String beginning) {
        return variables.keySet().stream()
                .filter(name -> name.startsWith(beginning))
                .map(name -> name.substring(beginning.length()))
                .map(ending -> ending.endsWith(FILE) ? ending.substring(0, ending.length() - FILE.length()) : ending)
                .distinct();
    }

    private Optional<Given> plain(String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(text -> !text.isBlank())
                .map(text -> new Given(text.strip(), name));
    }

    private static Given read(Given file) {
        try {
            return new Given(Files.readString(Path.of(file.text())).strip(), file.origin());
        } catch (IOException e) {
            throw new StartFailure(file.origin() + ": cannot read " + file.text() + ": " + Failures.reason(e) + ".", e);
        }
    }
}
