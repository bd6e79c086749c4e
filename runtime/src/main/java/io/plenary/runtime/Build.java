package io.plenary.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Properties;

/**
 * What is running. The same sources make the same bytes whenever they are built, so the time is that of the sources.
 *
 * @param version null where the program was not packaged
 * @param commit of the sources, with {@code -dirty} where something else was built than what it holds; null where nobody knows,
 *     as in sources that were downloaded as an archive
 * @param at when the sources became what they are; null where nobody knows
 */
public record Build(String version, String commit, Instant at) {

    private static final String FACTS = "/META-INF/plenary-build.properties";
    private static final Build RUNNING = read();

    public static Build running() {
        return RUNNING;
    }

    private static Build read() {
        Properties facts = new Properties();
        try (InputStream in = Build.class.getResourceAsStream(FACTS)) {
            if (in != null) {
                facts.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(Build.class.getPackage().getImplementationVersion(), facts);
    }

    static Build of(String version, Properties facts) {
        String at = facts.getProperty("at");
        return new Build(
                version,
                facts.getProperty("commit"),
                at == null ? null : OffsetDateTime.parse(at).toInstant());
    }

    /** As a person is told: {@code 1.0 (64bf36b1a2c3, 2027-05-18T10:00:00Z)}. */
    @Override
    public String toString() {
        String name = version == null ? "(unpackaged)" : version;
        return commit == null ? name : "%s (%s, %s)".formatted(name, commit, at);
    }
}
