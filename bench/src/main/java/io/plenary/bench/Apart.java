package io.plenary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is measured on platforms of its own, one after the other. */
final class Apart {

    private interface Measure {

        /** @param folder of its own */
        void on(Path folder, Options options) throws IOException;
    }

    private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put(Mails.NAME, Apart::mails);
        MEASURES.put(Webhooks.NAME, Apart::webhooks);
        MEASURES.put(Pushes.NAME, Apart::pushes);
        MEASURES.put(Orders.NAME, Apart::orders);
        MEASURES.put(Live.NAME, Apart::live);
        MEASURES.put(Remote.NAME, (folder, options) -> System.out.println(new Remote(folder).measured(options)));
        MEASURES.put(Growth.NAME, (folder, options) -> System.out.println(new Growth(folder).measured(options)));
        MEASURES.put(Held.NAME, Apart::held);
        MEASURES.put(Idle.NAME, Apart::idle);
    }

    private Apart() {}

    static boolean isAllThatIsWanted(Options options) {
        return options.wantsNothingBut(MEASURES.keySet());
    }

    static void run(Options options, Path folder) throws IOException {
        for (Map.Entry<String, Measure> measure : MEASURES.entrySet()) {
            if (options.wants(measure.getKey())) {
                Path own = Files.createTempDirectory(folder, "apart");
                measure.getValue().on(own, options);
            }
        }
    }

    /** Whose mail goes to a server of ours. */
    private static void mails(Path folder, Options options) throws IOException {
        try (Mails mails = new Mails(folder)) {
            System.out.println(mails.measured(options.home(), options.rounds()));
        }
    }

    /** Whose webhooks lead to a server of ours. */
    private static void webhooks(Path folder, Options options) throws IOException {
        try (Webhooks webhooks = new Webhooks(folder)) {
            System.out.println(webhooks.measured(options.home(), options.rounds()));
        }
    }

    /** Whose devices are told by a server of ours. */
    private static void pushes(Path folder, Options options) throws IOException {
        try (Pushes pushes = new Pushes(folder)) {
            System.out.println(pushes.measured(options.home(), options.rounds()));
        }
    }

    private static void orders(Path folder, Options options) throws IOException {
        try (Orders orders = new Orders(folder)) {
            System.out.println(orders.measured(options));
        }
    }

    private static void live(Path folder, Options options) throws IOException {
        try (Live live = new Live(folder)) {
            live.measure(options);
        }
    }

    private static void held(Path folder, Options options) throws IOException {
        try (Held held = new Held(folder)) {
            System.out.println(held.measured(options.home()));
        }
    }

    private static void idle(Path folder, Options options) throws IOException {
        try (Platform platform = new Platform(folder)) {
            platform.with(Flood.LIMITS).install(options.home());
            System.out.println(new Idle(platform, options.conferences()).measured());
        }
    }
}
