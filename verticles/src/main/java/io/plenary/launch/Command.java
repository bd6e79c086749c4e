package io.plenary.launch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is asked for in place of a node, by the first of the arguments, and reads the settings of one. */
public abstract class Command {

    private final String[] options;

    /** @param options those of a node */
    Command(List<String> options) {
        this.options = options.toArray(String[]::new);
    }

    /** Whether one of these words is what was asked for, and not a node. */
    static boolean isAskedFor(List<String> words, String... arguments) {
        return arguments.length > 0 && words.contains(arguments[0]);
    }

    /** Instead of doing anything. */
    public static boolean wantsHelp(String... arguments) {
        return Stream.of("--help", "-h").anyMatch(Arrays.asList(arguments)::contains);
    }

    /** The value of a flag, which is taken out of the arguments; null where it is not there. */
    static String take(String flag, List<String> arguments) {
        String given = null;
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.startsWith(flag + "=")) {
                given = argument.substring(flag.length() + 1);
                arguments.remove(at);
            } else if (argument.equals(flag) && at + 1 < arguments.size()) {
                given = arguments.get(at + 1);
                arguments.subList(at, at + 2).clear();
            }
        }
        return given;
    }

    /** What says where the databases are. */
    public final String[] options() {
        return options.clone();
    }
}
