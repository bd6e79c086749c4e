package io.plenary.launch.settings;

import io.plenary.failures.StartFailure;
import io.plenary.runtime.Build;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line.
 *
 * @param text to print instead of starting (help or version); null to start
 * @param conf the settings file asked for; null for the usual one
 */
record Flags(String text, String conf, Map<Option, Given> given) {

    static Flags parse(String... arguments) {
        CommandLine command = new CommandLine(spec());
        try {
            ParseResult result = command.parseArgs(arguments);
            return new Flags(textOf(command, result), result.matchedOptionValue("--conf", null), givenIn(result));
        } catch (ParameterException e) {
            throw new StartFailure(e.getMessage() + " (see --help)", e);
        }
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("plenary").mixinStandardHelpOptions(true);
        spec.version("Plenary " + Build.running());
        spec.usageMessage()
                .description(
                        "Runs a node of the conference platform. With \"audit verify\" before the options it looks instead whether",
                        "entries of the audit were changed or removed, and ends with 2 if so; with \"check\" it tells what would keep",
                        "a node from working, and ends with 1 if anything would; with \"backup <file>\" or \"restore <file>\" it keeps",
                        "everything, an organization or a conference in a file, and puts it back (backup --help); with",
                        "\"move-organization\" it moves conferences to another database server (move-organization --help); with",
                        "\"export-site\" it writes the pages of a conference as a folder of files (export-site --help).",
                        "")
                .sortOptions(false)
                .width(110)
                .footer(
                        "",
                        "Rising precedence: defaults, conf/plenary.yaml, environment, flags. NAME_FILE instead of NAME",
                        "reads the value from a file: meant for PLENARY_ADMIN_PASSWORD and PLENARY_DATABASE_URI,",
                        "which have no flag. PLENARY_DATABASE_URI_NOTES is a server for one service.",
                        "PLENARY_LOG_LEVEL=DEBUG says more, PLENARY_LOG_FORMAT=json for programs.");
        for (Option option : Option.values()) {
            if (option.flag() != null) {
                spec.addOption(OptionSpec.builder(option.flag())
                        .type(String.class)
                        .paramLabel("<" + option.flag().substring(option.flag().lastIndexOf('-') + 1) + ">")
                        .description(description(option))
                        .build());
            }
        }
        return spec.addOption(noDemo()).addOption(confOption());
    }

    private static String description(Option option) {
        String usual = option.defaultText().isEmpty() ? "" : " Default: " + option.defaultText() + ".";
        return option.description() + usual + " (" + option.variable() + ")";
    }

    private static OptionSpec noDemo() {
        return OptionSpec.builder("--no-demo")
                .description("Do not load the demo conference. (PLENARY_DEMO=false)")
                .build();
    }

    private static OptionSpec confOption() {
        return OptionSpec.builder("--conf")
                .type(String.class)
                .paramLabel("<file>")
                .description("Settings file. Default: conf/plenary.yaml. (PLENARY_CONF)")
                .build();
    }

    private static String textOf(CommandLine command, ParseResult result) {
        if (result.isUsageHelpRequested()) {
            return command.getUsageMessage(Ansi.OFF);
        }
        return result.isVersionHelpRequested() ? command.getCommandSpec().version()[0] : null;
    }

    private static Map<Option, Given> givenIn(ParseResult result) {
        Map<Option, Given> given = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            if (option.flag() != null && result.hasMatchedOption(option.flag())) {
                given.put(option, new Given(result.matchedOptionValue(option.flag(), ""), option.flag()));
            }
        }
        if (result.hasMatchedOption("--no-demo")) {
            given.put(Option.DEMO, new Given("false", "--no-demo"));
        }
        return given;
    }
}
