package io.plenary;

import io.plenary.contracts.Service;
import io.plenary.failures.Failures;
import io.plenary.launch.AuditCommand;
import io.plenary.launch.BackupCommand;
import io.plenary.launch.CheckCommand;
import io.plenary.launch.Command;
import io.plenary.launch.ExportSiteCommand;
import io.plenary.launch.Launcher;
import io.plenary.launch.MoveCommand;
import io.plenary.launch.Shutdown;
import io.plenary.launch.log.LogFile;
import io.plenary.launch.settings.SettingsReader;
import io.plenary.runtime.Build;
import io.plenary.runtime.Settings;
import io.plenary.services.audit.AuditVerticle;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a node of Plenary, tells what would keep one from working, verifies the audit, makes a backup or puts it back, or
 * writes a conference as a site. Exits with 0 after a stop that was
 * asked for, with 1 when it cannot start, and with 2 when an entry of the audit is not what was written.
 */
public final class Main {

    private static final int BROKEN = 2;

    private final Path home = Path.of(System.getProperty("plenary.home", "")).toAbsolutePath();
    private final Shutdown shutdown = new Shutdown();
    private volatile int exitCode;

    private Main() {}

    public static void main(String[] arguments) {
        new Main().run(arguments);
    }

    private void run(String... arguments) {
        LogFile.choose(home);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "shutdown"));
        try {
            if (AuditCommand.isMeantBy(arguments)) {
                settings(AuditCommand.options(arguments)).ifPresent(this::verify);
            } else if (CheckCommand.isMeantBy(arguments)) {
                settings(CheckCommand.options(arguments)).ifPresent(this::check);
            } else if (BackupCommand.isMeantBy(arguments)) {
                keep(arguments);
            } else if (MoveCommand.isMeantBy(arguments)) {
                move(arguments);
            } else if (ExportSiteCommand.isMeantBy(arguments)) {
                exportSite(arguments);
            } else {
                settings(arguments).ifPresent(this::start);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private Optional<Settings> settings(String... options) {
        return SettingsReader.read(home, System.getenv(), options);
    }

    private void verify(Settings settings) {
        boolean inOrder = new AuditCommand(AuditVerticle::verify).run(settings, System.out::println);
        exitCode = inOrder ? 0 : BROKEN;
        System.exit(exitCode);
    }

    private void check(Settings settings) {
        exitCode = new CheckCommand(settings).run(System.out::println) ? 0 : 1;
        System.exit(exitCode);
    }

    private void keep(String... arguments) {
        carryOut(
                BackupCommand.help(),
                BackupCommand::parse,
                (command, settings) -> command.run(settings, System.out::println),
                arguments);
    }

    private void move(String... arguments) {
        carryOut(
                MoveCommand.help(),
                MoveCommand::parse,
                (command, settings) -> command.run(settings, System.out::println),
                arguments);
    }

    private void exportSite(String... arguments) {
        carryOut(
                ExportSiteCommand.help(),
                ExportSiteCommand::parse,
                (command, settings) -> command.run(settings, ExportedSite::write, System.out::println),
                arguments);
    }

    private <C extends Command> void carryOut(
            String help, Function<String[], C> reading, BiConsumer<C, Settings> work, String... arguments) {
        if (Command.wantsHelp(arguments)) {
            System.out.println(help);
            return;
        }
        C command = reading.apply(arguments);
        settings(command.options()).ifPresent(settings -> work.accept(command, settings));
        System.exit(exitCode);
    }

    private void start(Settings settings) {
        logger().info("Plenary {} starts", Build.running());
        List<String> news = new Launcher(
                        home, settings, shutdown, failure -> new Thread(() -> fail(failure), "end").start())
                .start(Services::of);
        if (settings.runs(Service.WEB)) {
            System.out.println("Plenary is ready: " + settings.http().baseUrl());
        }
        news.forEach(System.out::println);
        System.out.println("Management:       http://" + settings.management().host() + ":"
                + settings.management().port());
        logger().info("Ready in {} ms", ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private void fail(RuntimeException failure) {
        logger().debug("Cannot start", failure);
        if (!shutdown.run()) {
            return; // It was stopped before it was up.
        }
        exitCode = 1;
        System.err.println("plenary: " + Failures.line(failure));
        System.exit(exitCode);
    }

    /** Ends the process itself: no other hook may keep it from ending. */
    private void stop() {
        shutdown.run();
        System.out.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    /** Made late: the log has to be told its configuration file first. */
    private static Logger logger() {
        return LoggerFactory.getLogger(Main.class);
    }
}
