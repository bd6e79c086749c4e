package io.plenary.launch.settings;

import io.plenary.failures.StartFailure;
import io.plenary.runtime.Messaging;
import io.plenary.runtime.Network;
import io.plenary.runtime.Oidc;
import io.plenary.runtime.Settings;
import io.plenary.runtime.Settings.Proxies.Header;
import io.plenary.runtime.limits.Rates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gathers the settings. Rising precedence: defaults, {@code conf/plenary.yaml}, environment, flags. Whatever is wrong ends in
 * a {@link StartFailure} that names the place.
 */
public final class SettingsReader {

    private static final String ABOVE_ZERO = "a number above 0";
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final String NETWORKS = "a list of addresses or networks such as 10.0.0.0/8,::1";

    /** As browsers write it: no path, and no port that goes without saying. */
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:(?!80$|443$)[0-9]{1,5})?");

    private final Path home;
    private final Environment environment;
    private final Flags flags;
    private final Map<String, Given> conf;

    private SettingsReader(Path home, Environment environment, Flags flags) {
        this.home = home;
        this.environment = environment;
        this.flags = flags;
        this.conf = readConf();
    }

    /**
     * @param home where {@code conf} and, unless decided otherwise, {@code data} are
     * @return empty when only help or the version was asked for; it has been printed then
     */
    public static Optional<Settings> read(Path home, Map<String, String> environment, String... arguments) {
        Flags flags = Flags.parse(arguments);
        if (flags.text() != null) {
            System.out.println(flags.text());
            return Optional.empty();
        }
        return Optional.of(new SettingsReader(home, new Environment(environment), flags).settings());
    }

    private Map<String, Given> readConf() {
        Optional<String> asked = Optional.ofNullable(flags.conf())
                .or(() -> environment.get("PLENARY_CONF").map(Given::text));
        Path file = asked.map(Path::of).orElse(home.resolve("conf/plenary.yaml"));
        return asked.isEmpty() && Files.notExists(file) ? Map.of() : ConfFile.read(file);
    }

    private Settings settings() {
        Settings.Database database = new DatabaseSettings(this::given, environment, conf).database();
        Path data = dataDirectory();
        Settings.Http http = http();
        return new Settings(
                http,
                new Settings.Management(
                        text(Option.MANAGEMENT_HOST),
                        port(Option.MANAGEMENT_PORT),
                        new TracingSettings(this::given).tracing()),
                data,
                ServiceList.parse(given(Option.SERVICES)),
                new Settings.Admin(text(Option.ADMIN_EMAIL), textOrNull(Option.ADMIN_PASSWORD)),
                flag(Option.DEMO),
                database,
                new ClusterSettings(this::given).cluster(database, data),
                deletionGrace(),
                pictures(),
                webhooks(),
                flag(Option.LIMITS_ENABLED) ? new LimitSettings(this::given, conf).rates() : Rates.UNLIMITED,
                flag(Option.CONFERENCES_APPROVAL),
                new MessageSettings(this::given).messages(http, push()),
                new Oidc(
                        new OidcSettings(environment, conf).providers(given(Option.OIDC_PROVIDERS)),
                        flag(Option.OIDC_PLAIN),
                        ports(Option.OIDC_PORTS),
                        networks(Option.OIDC_NETWORKS)),
                new TicketSettings(this::given).tickets(count(Option.TICKETS_HELD_PER_ADDRESS)));
    }

    private Settings.Http http() {
        String publicUrl = textOrNull(Option.PUBLIC_URL);
        Settings.Tls tls = tls();
        boolean secure = given(Option.SECURE_COOKIES).text().isEmpty()
                ? publicUrl == null ? tls != null : publicUrl.startsWith("https:")
                : flag(Option.SECURE_COOKIES);
        return new Settings.Http(
                text(Option.HTTP_HOST),
                port(Option.HTTP_PORT),
                publicUrl,
                secure,
                proxies(),
                tls,
                count(Option.HTTP_CONNECTIONS_PER_ADDRESS),
                flag(Option.HTTP_ACCESS_LOG),
                origins());
    }

    private Set<String> origins() {
        Given origins = given(Option.HTTP_CORS_ORIGINS);
        return parts(origins)
                .map(text -> Optional.of(text)
                        .filter(ORIGIN.asMatchPredicate())
                        .orElseThrow(() -> origins.wrong("a list of origins such as https://app.example.org")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Settings.Proxies proxies() {
        return new Settings.Proxies(networks(Option.HTTP_TRUSTED_PROXIES), proxyHeader());
    }

    private Settings.Pictures pictures() {
        return new Settings.Pictures(
                flag(Option.PICTURES_FETCH), ports(Option.PICTURES_PORTS), networks(Option.PICTURES_NETWORKS));
    }

    private Settings.Webhooks webhooks() {
        return new Settings.Webhooks(
                flag(Option.WEBHOOKS_PLAIN), ports(Option.WEBHOOKS_PORTS), networks(Option.WEBHOOKS_NETWORKS));
    }

    private Messaging.Push push() {
        return new Messaging.Push(
                textOrNull(Option.PUSH_CONTACT),
                flag(Option.PUSH_PLAIN),
                ports(Option.PUSH_PORTS),
                networks(Option.PUSH_NETWORKS));
    }

    private Set<Integer> ports(Option option) {
        Given ports = given(option);
        return parts(ports).map(ports::port).collect(Collectors.toUnmodifiableSet());
    }

    private List<Network> networks(Option option) {
        Given networks = given(option);
        return parts(networks)
                .map(text -> Network.parse(text).orElseThrow(() -> networks.wrong(NETWORKS)))
                .toList();
    }

    static Stream<String> parts(Given list) {
        return Arrays.stream(list.text().split(",")).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Header proxyHeader() {
        Given given = given(Option.HTTP_PROXY_HEADER);
        return Arrays.stream(Header.values())
                .filter(header -> header.name().replace('_', '-').equalsIgnoreCase(given.text()))
                .findAny()
                .orElseThrow(() -> given.wrong("x-forwarded-for, forwarded or proxy-protocol"));
    }

    private Settings.Tls tls() {
        Path certificate = file(Option.HTTP_TLS_CERTIFICATE);
        Path key = file(Option.HTTP_TLS_KEY);
        if ((certificate == null) != (key == null)) {
            throw new StartFailure("TLS needs both http.tls.certificate and http.tls.key.");
        }
        return certificate == null ? null : new Settings.Tls(certificate, key);
    }

    private Path file(Option option) {
        Given given = given(option);
        if (given.text().isEmpty()) {
            return null;
        }
        Path file = home.resolve(given.text()).toAbsolutePath().normalize();
        if (!Files.isReadable(file)) {
            throw new StartFailure(given.origin() + ": cannot read " + file + ".");
        }
        return file;
    }

    /** A path from conf or by default starts at home, one typed by a user where the user is. */
    private Path dataDirectory() {
        Given given = given(Option.DATA_DIR);
        boolean typed = flags.given().containsKey(Option.DATA_DIR)
                || environment.get(Option.DATA_DIR.variable()).isPresent();
        Path path = Path.of(given.text());
        return (typed ? path : home.resolve(path)).toAbsolutePath().normalize();
    }

    private Duration deletionGrace() {
        return given(Option.DELETION_GRACE)
                .duration(Duration.ZERO, FOR_EVER, "an ISO 8601 duration of zero or more, such as P7D or PT12H");
    }

    private int port(Option option) {
        return given(option).port();
    }

    private int count(Option option) {
        Given given = given(option);
        try {
            int count = Integer.parseInt(given.text());
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw given.wrong(ABOVE_ZERO);
        }
        throw given.wrong(ABOVE_ZERO);
    }

    private boolean flag(Option option) {
        return given(option).flag();
    }

    private String text(Option option) {
        return given(option).filled().text();
    }

    private String textOrNull(Option option) {
        String text = given(option).text();
        return text.isEmpty() ? null : text;
    }

    private Given given(Option option) {
        return Optional.ofNullable(flags.given().get(option))
                .or(() -> environment.get(option.variable()))
                .or(() -> Optional.ofNullable(option.key()).map(conf::get))
                .orElseGet(() -> new Given(option.defaultText(), option.variable()));
    }
}
