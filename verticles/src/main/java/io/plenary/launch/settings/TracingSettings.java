package io.plenary.launch.settings;

import io.plenary.runtime.Settings;
import java.net.URI;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads where traces go. */
final class TracingSettings {

    private static final Pattern COLLECTOR =
            Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._/-]*)?");

    private final Function<Option, Given> given;

    TracingSettings(Function<Option, Given> given) {
        this.given = given;
    }

    Settings.Tracing tracing() {
        Given collector = given.apply(Option.TRACING_COLLECTOR);
        double share = share(given.apply(Option.TRACING_SHARE));
        if (collector.text().isEmpty()) {
            return Settings.Tracing.NONE;
        }
        if (!COLLECTOR.matcher(collector.text()).matches()) {
            throw collector.wrong("an address such as http://localhost:4318");
        }
        return new Settings.Tracing(URI.create(collector.text()), share);
    }

    private static double share(Given share) {
        try {
            double number = Double.parseDouble(share.text());
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw share.wrong("a number from 0 to 1");
        }
        throw share.wrong("a number from 0 to 1");
    }
}
