package io.plenary.launch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.runtime.Messaging;
import io.plenary.runtime.Network;
import io.plenary.runtime.Oidc;
import io.plenary.runtime.Readers;
import io.plenary.runtime.Settings;
import io.plenary.runtime.limits.Limit;
import io.plenary.runtime.limits.Rate;
import io.plenary.runtime.limits.Rates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

    private static final String URI = "postgresql://ada:s3cret@db:5432/postgres";

    @TempDir
    Path home;

    @Test
    void withoutAnythingGivenTheDefaultsHold() {
        assertThat(read(Map.of()))
                .isEqualTo(new Settings(
                        new Settings.Http("0.0.0.0", 8080, null, false),
                        new Settings.Management("127.0.0.1", 9090, Settings.Tracing.NONE),
                        home.resolve("data"),
                        allServicesOnce(),
                        new Settings.Admin("admin@plenary.local", null),
                        true,
                        new Settings.Database(null, Map.of(), "plenary"),
                        new Settings.Cluster(
                                DatabaseUri.clusterName(
                                        new Settings.Database(null, Map.of(), "plenary"), home.resolve("data")),
                                "127.0.0.1",
                                5701,
                                List.of("127.0.0.1")),
                        Duration.ofDays(7),
                        new Settings.Pictures(true, Set.of(80, 443), List.of()),
                        Settings.Webhooks.USUAL,
                        new Rates(usualRates(), Map.of(), Map.of()),
                        true,
                        Messaging.DEFAULT,
                        Oidc.NONE,
                        Settings.Tickets.USUAL));
    }

    private static Map<Limit, Rate> usualRates() {
        return Map.of(
                Limit.ADDRESS, new Rate(30_000, Duration.ofSeconds(20)),
                Limit.USER, new Rate(6_000, Duration.ofSeconds(20)),
                Limit.CLIENT, new Rate(6_000, Duration.ofSeconds(20)),
                Limit.TENANT, new Rate(60_000, Duration.ofSeconds(20)),
                Limit.SEARCH, new Rate(200, Duration.ofSeconds(10)),
                Limit.SIGN_IN, new Rate(300, Duration.ofSeconds(30)),
                Limit.TOKEN, new Rate(300, Duration.ofSeconds(30)),
                Limit.VOUCHER, new Rate(300, Duration.ofSeconds(30)),
                Limit.SIGHTING, new Rate(600, Duration.ofSeconds(30)),
                Limit.SIGN_UP, new Rate(120, Duration.ofMinutes(1)));
    }

    @Test
    void conferencesMayBeOnFurtherServersAndReadersOnReplicas() throws IOException {
        conf(
                """
                database:
                  servers.east: postgresql://ada:s3cret@east:5432/postgres
                  readers.program: postgresql://ada@copy:5432/postgres
                  readers.east: postgresql://ada@copy-of-east:5432/postgres
                  new-organizations: west
                """);
        Path file = Files.writeString(home.resolve("west"), "postgresql://ada:s3cret@west:5432/postgres");

        Settings.Database database = read(Map.of(
                        "PLENARY_DATABASE_SERVER_WEST_FILE", file.toString(), "PLENARY_DATABASE_READERS_LAG", "PT5S"))
                .database();

        assertThat(database.conferences().names()).containsExactly("main", "east", "west");
        assertThat(database.conferences().chosen()).isEqualTo("west");
        assertThat(database.uriOfServer("west")).isEqualTo("postgresql://ada:s3cret@west:5432/postgres");
        assertThat(database.readers())
                .isEqualTo(new Readers(
                        Map.of(
                                "program", "postgresql://ada@copy:5432/postgres",
                                "east", "postgresql://ada@copy-of-east:5432/postgres"),
                        Duration.ofSeconds(5)));
        assertThat(database.conferences() + " " + database.readers()).doesNotContain("s3cret");
    }

    @Test
    void serversAndReplicasThatMeanNothingAreRefused() {
        for (String name : List.of("MAIN", "FEWEST", "NOTES", "A_B")) {
            assertThatThrownBy(() -> read(Map.of("PLENARY_DATABASE_SERVER_" + name, URI)))
                    .as(name)
                    .hasMessageStartingWith("PLENARY_DATABASE_SERVER_" + name + ": a server is called by");
        }
        assertThatThrownBy(() -> read(Map.of("PLENARY_DATABASE_SERVER_EAST", "east")))
                .hasMessageContaining("PLENARY_DATABASE_SERVER_EAST is not of the form");
        assertThatThrownBy(() -> read(Map.of("PLENARY_DATABASE_NEW_ORGANIZATIONS", "east")))
                .hasMessageContaining("'east' is not main, fewest or a name of database.servers");
        assertThatThrownBy(() -> read(Map.of("PLENARY_DATABASE_READER_NOBODY", URI)))
                .hasMessageContaining("there is no service or server of conferences nobody");
        assertThatThrownBy(() -> read(Map.of("PLENARY_DATABASE_READERS_LAG", "PT0.1S")))
                .hasMessageContaining("is not an ISO 8601 duration of half a second to 5 minutes");
    }

    @Test
    void tracesGoToACollectorIfOneIsNamed() {
        Map<String, String> named =
                Map.of("PLENARY_TRACING_COLLECTOR", "http://localhost:4318", "PLENARY_TRACING_SHARE", "0.5");

        assertThat(read(named).management().tracing())
                .isEqualTo(new Settings.Tracing(java.net.URI.create("http://localhost:4318"), 0.5));
        assertThatThrownBy(() -> read(Map.of("PLENARY_TRACING_COLLECTOR", "localhost:4318")))
                .hasMessageContaining("PLENARY_TRACING_COLLECTOR: 'localhost:4318' is not an address such as");
        assertThatThrownBy(() -> read(Map.of("PLENARY_TRACING_SHARE", "5%")))
                .hasMessageContaining("PLENARY_TRACING_SHARE: '5%' is not a number from 0 to 1");
        assertThatThrownBy(() -> read(Map.of("PLENARY_TRACING_SHARE", "NaN")))
                .hasMessageContaining("is not a number from 0 to 1");
    }

    @Test
    void nodesMayKnowOneSecretOrMoreWhileItIsExchanged() throws IOException {
        String secret = "9f2c51b07de64a18b3c0f7a2d4e68115";
        String next = "1b7d03c96ef85a42a1d9e4b8c7f05263";
        Path file = Files.writeString(home.resolve("secret"), next + "\n" + secret + "\n");

        Settings.Cluster cluster =
                read(Map.of("PLENARY_CLUSTER_SECRET_FILE", file.toString())).cluster();

        assertThat(cluster.secrets()).containsExactly(next, secret);
        assertThat(cluster.toString()).doesNotContain(next, secret);
        assertThat(read(Map.of()).cluster().secrets()).isEmpty();
    }

    @Test
    void aSecretThatCouldBeGuessedIsRefusedAndNotRepeated() {
        for (String weak : List.of("too short", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")) {
            assertThatThrownBy(() -> read(Map.of("PLENARY_CLUSTER_SECRET", weak)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("PLENARY_CLUSTER_SECRET is too weak: take 32 random letters and digits")
                    .hasMessageNotContaining(weak);
        }
    }

    @Test
    void organizationsMayHaveATierOfTheirOwn() throws IOException {
        conf(
                """
                limits:
                  user: 60/m
                  tiers:
                    large: 200000/20s
                  organizations:
                    estuary: large
                """);

        Rates limits = read(Map.of()).limits();

        assertThat(limits.of(Limit.USER)).contains(new Rate(60, Duration.ofMinutes(1)));
        assertThat(limits.tiers()).containsEntry("large", new Rate(200_000, Duration.ofSeconds(20)));
        assertThat(limits.tierByOrganization()).containsEntry("estuary", "large");
    }

    @Test
    void limitsThatMeanNothingAreRefused() throws IOException {
        for (String wrong : List.of("many", "10", "0/s", "10/0s", "-1/s", "10/x", "10/s/s")) {
            assertThatThrownBy(() -> read(Map.of("PLENARY_LIMITS_USER", wrong + " ")))
                    .as(wrong)
                    .hasMessageContaining("PLENARY_LIMITS_USER");
        }
        conf("limits.organizations.estuary: huge");
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("limits.organizations.estuary");
    }

    @Test
    void limitsCanBeSwitchedOff() {
        assertThat(read(Map.of("PLENARY_LIMITS_ENABLED", "false")).limits()).isEqualTo(Rates.UNLIMITED);
    }

    @Test
    void picturesMayComeFromAnIntranet() {
        conf("pictures.ports: 8443\npictures.networks: 10.1.0.0/16");

        assertThat(read(Map.of("PLENARY_PICTURES_FETCH", "false")).pictures())
                .isEqualTo(new Settings.Pictures(false, Set.of(8443), List.of(new Network("10.1.0.0", 16))));
        conf("pictures.ports: 80 443");
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("port");
    }

    @Test
    void webhooksMayGoToAnIntranetWithoutTls() {
        conf("webhooks.ports: 8080\nwebhooks.networks: 10.1.0.0/16");

        assertThat(read(Map.of("PLENARY_WEBHOOKS_PLAIN", "true")).webhooks())
                .isEqualTo(new Settings.Webhooks(true, Set.of(8080), List.of(new Network("10.1.0.0", 16))));
    }

    @Test
    void providersAreNamedInTheFileAndTheirSecretsElsewhere() {
        conf(
                "oidc:\n  providers: [acme]\n  acme:\n    issuer: https://id.example.org\n    name: Acme\n    client-id: us");

        assertThat(read(Map.of("PLENARY_OIDC_ACME_CLIENT_SECRET", "s3cret"))
                        .oidc()
                        .providers())
                .containsExactly(new Oidc.Provider(
                        "acme", "Acme", java.net.URI.create("https://id.example.org"), "us", "s3cret"))
                .allSatisfy(provider -> assertThat(provider.toString()).doesNotContain("s3cret"));
        assertThat(read(Map.of("PLENARY_OIDC_ACME_NAME", "Acme Inc.")).oidc().providers())
                .extracting(Oidc.Provider::name, Oidc.Provider::clientSecret)
                .containsExactly(tuple("Acme Inc.", null));
    }

    @Test
    void providersOfWhichSomethingIsMissingOrWrongAreRefused() {
        conf("oidc.providers: acme\noidc.acme.name: Acme\noidc.acme.client-id: us");
        refuses("oidc.acme.issuer is missing, since oidc.providers names acme.");
        conf("oidc.providers: acme\noidc.acme.name: Acme\noidc.acme.client-id: us\noidc.acme.issuer: id.example.org");
        refuses(
                conf()
                        + " line 4: oidc.acme.issuer: 'id.example.org' is not an address such as https://accounts.example.org.");
        conf("oidc.acme.issuer: https://id.example.org");
        refuses(conf() + " line 1: oidc.acme.issuer is of none of oidc.providers.");
        conf("oidc.acme.client-secret: s3cret");
        refuses(conf() + " line 1: oidc.acme.client-secret is not a setting.");
    }

    private static Map<Service, Integer> allServicesOnce() {
        return Service.all().collect(Collectors.toMap(service -> service, service -> 1));
    }

    @Test
    void connectionsAreCountedFromOne() {
        assertThat(read(Map.of("PLENARY_HTTP_CONNECTIONS_PER_ADDRESS", "10"))
                        .http()
                        .connectionsPerAddress())
                .isEqualTo(10);
        for (String wrong : List.of("0", "-1", "many")) {
            assertThatThrownBy(() -> read(Map.of("PLENARY_HTTP_CONNECTIONS_PER_ADDRESS", wrong)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("a number above 0");
        }
    }

    @Test
    void trustedProxiesAreNetworksAndOneHeaderOfTheirs() {
        conf("http.trusted-proxies: 10.0.0.0/8, ::1\nhttp.proxy-header: Forwarded");

        assertThat(read(Map.of()).http().proxies())
                .isEqualTo(new Settings.Proxies(
                        List.of(new Network("10.0.0.0", 8), new Network("::1", 128)),
                        Settings.Proxies.Header.FORWARDED));
    }

    @Test
    void aProxyThatIsNoNetworkAndAHeaderNobodyWritesAreErrors() {
        assertThatThrownBy(() -> read(Map.of("PLENARY_HTTP_TRUSTED_PROXIES", "proxy.example.org")))
                .hasMessageContaining("PLENARY_HTTP_TRUSTED_PROXIES")
                .hasMessageContaining("10.0.0.0/8");
        assertThatThrownBy(() -> read(Map.of("PLENARY_HTTP_PROXY_HEADER", "x-real-ip")))
                .hasMessageContaining("proxy-protocol");
    }

    @Test
    void otherSitesAreNamedAsBrowsersNameThem() {
        conf("http.cors.origins: [https://app.example.org, 'http://localhost:5173']");

        assertThat(read(Map.of()).http().origins()).containsOnly("https://app.example.org", "http://localhost:5173");
        for (String wrong : List.of(
                "*", "app.example.org", "https://app.example.org/", "https://App.example.org", "https://x:443")) {
            assertThatThrownBy(() -> read(Map.of("PLENARY_HTTP_CORS_ORIGINS", wrong)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("PLENARY_HTTP_CORS_ORIGINS")
                    .hasMessageContaining("https://app.example.org");
        }
    }

    @Test
    void theConfFileBeatsTheDefault() {
        conf("http.port: 8081");

        assertThat(read(Map.of()).http().port()).isEqualTo(8081);
    }

    @Test
    void theEnvironmentBeatsTheConfFile() {
        conf("http:\n  port: 8081");

        assertThat(read(Map.of("PLENARY_HTTP_PORT", "8082")).http().port()).isEqualTo(8082);
    }

    @Test
    void aFlagBeatsTheEnvironment() {
        conf("http.port: 8081");

        assertThat(read(Map.of("PLENARY_HTTP_PORT", "8082"), "--port", "8083")
                        .http()
                        .port())
                .isEqualTo(8083);
    }

    @Test
    void anEmptyVariableCountsAsNotGiven() {
        assertThat(read(Map.of("PLENARY_HTTP_PORT", "")).http().port()).isEqualTo(8080);
    }

    @Test
    void aSecretIsReadFromTheFileNamed() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "correct horse\n");

        assertThat(read(Map.of("PLENARY_ADMIN_PASSWORD_FILE", secret.toString()))
                        .admin()
                        .password())
                .isEqualTo("correct horse");
    }

    @Test
    void anEmptyFileCountsAsNotGiven() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "\n");

        assertThat(read(Map.of("PLENARY_ADMIN_PASSWORD_FILE", secret.toString()))
                        .admin()
                        .password())
                .isNull();
    }

    @Test
    void aServiceCanHaveADatabaseOfItsOwn() {
        assertThat(read(Map.of("PLENARY_DATABASE_URI_NOTES", URI)).database().serviceUris())
                .isEqualTo(Map.of("notes", URI));
    }

    @Test
    void servicesCarryTheirNumberOfInstances() {
        assertThat(read(Map.of(), "--services", "web, notes=2").services())
                .isEqualTo(Map.of(Service.WEB, 1, Service.NOTES, 2));
    }

    @Test
    void noDemoTurnsTheDemoOff() {
        assertThat(read(Map.of(), "--no-demo").demo()).isFalse();
    }

    @Test
    void behindHttpsCookiesAreSecure() {
        assertThat(read(Map.of(), "--public-url", "https://conf.example").http().secureCookies())
                .isTrue();
    }

    @Test
    void nodesOfOneDatabaseShareAClusterName() {
        Settings one = read(Map.of("PLENARY_DATABASE_URI", URI, "PLENARY_DATA_DIR", "/one"));
        Settings other = read(Map.of("PLENARY_DATABASE_URI", URI, "PLENARY_DATA_DIR", "/other"));

        assertThat(one.cluster().name()).isEqualTo(other.cluster().name());
    }

    @Test
    void installationsOfOneServerHaveAClusterNameEach() {
        Settings one = read(Map.of("PLENARY_DATABASE_URI", URI));
        Settings other = read(Map.of("PLENARY_DATABASE_URI", URI, "PLENARY_DATABASE_PREFIX", "other"));

        assertThat(one.cluster().name()).isNotEqualTo(other.cluster().name());
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() {
        conf("demo: true\nhttp:\n  prot: 8081");

        refuses(conf() + " line 3: http.prot is not a setting.");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        conf("demo: true\ndemo: false");

        refuses(conf() + " line 2: demo is given twice.");
    }

    @Test
    void aBadNumberIsNamedWithItsOrigin() {
        conf("http.port: eighty");

        refuses(conf() + " line 1: http.port: 'eighty' is not a port number.");
    }

    @Test
    void anUnknownFlagIsRefused() {
        refuses("Unknown option: '--prot' (see --help)", "--prot");
    }

    @Test
    void aMissingConfFileThatWasAskedForIsRefused() {
        refuses("Cannot read /nowhere.yaml: /nowhere.yaml does not exist.", "--conf", "/nowhere.yaml");
    }

    @Test
    void aMessageAboutABadUriDoesNotShowItsPassword() {
        assertThatThrownBy(() -> read(Map.of("PLENARY_DATABASE_URI", "mysql://ada:s3cret@db")))
                .hasMessage("PLENARY_DATABASE_URI is not of the form postgresql://user:password@host:port/database.");
    }

    @Test
    void theShippedConfFileNamesEveryKeyWithItsDefault() throws IOException {
        String shipped = Files.readString(Path.of("../conf/plenary.yaml"));

        assertThat(Arrays.stream(Option.values())
                        .filter(option -> option.key() != null)
                        .map(option -> ("# " + option.key() + ": " + option.defaultText()).strip()))
                .allSatisfy(line -> assertThat(shipped.lines()).contains(line));
    }

    @Test
    void theShippedConfFileChangesNothing() throws IOException {
        Settings before = read(Map.of());
        conf(Files.readString(Path.of("../conf/plenary.yaml")));

        assertThat(read(Map.of())).isEqualTo(before);
    }

    private Settings read(Map<String, String> environment, String... flags) {
        return SettingsReader.read(home, environment, flags).orElseThrow();
    }

    private void refuses(String line, String... flags) {
        assertThatThrownBy(() -> read(Map.of(), flags))
                .isInstanceOf(StartFailure.class)
                .hasMessage(line);
    }

    private Path conf() {
        return home.resolve("conf/plenary.yaml");
    }

    private void conf(String text) {
        try {
            Files.createDirectories(conf().getParent());
            Files.writeString(conf(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
