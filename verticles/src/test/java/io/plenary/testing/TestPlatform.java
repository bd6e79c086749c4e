package io.plenary.testing;

import io.plenary.Services;
import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.CopiedSchemas;
import io.plenary.runtime.Messaging;
import io.plenary.runtime.Network;
import io.plenary.runtime.Node;
import io.plenary.runtime.Oidc;
import io.plenary.runtime.Settings;
import io.plenary.runtime.limits.Rates;
import io.plenary.services.auth.QuickAuth;
import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** The whole platform in this JVM on databases of its own, reached over HTTP like any other. */
public final class TestPlatform implements AutoCloseable {

    public static final String PASSWORD = "a long enough password";
    public static final String ADMIN = "admin@example.org";

    /** All of a test come from one address. */
    private static final Settings.Tickets TICKETS =
            new Settings.Tickets(Settings.Tickets.USUAL.hold(), Settings.Tickets.USUAL.offer(), 1_000_000);

    private final Vertx vertx;
    private final CopiedSchemas schemas = new CopiedSchemas();
    private final Node node;
    private final TestHttp http;
    private final Map<Service, String> running = new EnumMap<>(Service.class);

    public TestPlatform() {
        this(Settings.Pictures.NONE);
    }

    public TestPlatform(Settings.Pictures pictures) {
        this(pictures, null, Set.of(), QuickAuth::verticle);
    }

    /** One that clients reach by this address, also from pages of another site. */
    public static TestPlatform at(String publicUrl, String origin) {
        return new TestPlatform(Settings.Pictures.NONE, publicUrl, Set.of(origin), QuickAuth::verticle);
    }

    /** One on databases that may be there already. What clients reach it by is the same for all of these. */
    public static TestPlatform of(String prefix) {
        return new TestPlatform(
                Vertx.vertx(),
                Settings.Pictures.NONE,
                "https://plenary.example.org",
                Set.of(),
                QuickAuth::verticle,
                Rates.UNLIMITED,
                false,
                Messaging.DEFAULT,
                Oidc.NONE,
                database(prefix));
    }

    /** One whose databases are there. */
    public static TestPlatform of(Settings.Database database) {
        return new TestPlatform(
                Vertx.vertx(),
                Settings.Pictures.NONE,
                null,
                Set.of(),
                QuickAuth::verticle,
                Rates.UNLIMITED,
                false,
                Messaging.DEFAULT,
                Oidc.NONE,
                database);
    }

    private static Settings.Database database(String prefix) {
        return new Settings.Database(TestServer.uri(), Map.of(), prefix);
    }

    public static String newPrefix() {
        return "p" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** One whose passwords take as long to hash as they do in production. */
    public static TestPlatform shipped() {
        return new TestPlatform(Settings.Pictures.NONE, null, Set.of(), node -> Services.of(Service.AUTH, node));
    }

    /** One that takes so many requests only, and believes what the requests say of where they come from. */
    public static TestPlatform limited(Rates limits) {
        return new TestPlatform(
                Settings.Pictures.NONE,
                null,
                Set.of(),
                QuickAuth::verticle,
                limits,
                false,
                Messaging.DEFAULT,
                Oidc.NONE);
    }

    /** One whose administrators approve conferences. */
    public static TestPlatform approving() {
        return new TestPlatform(
                Settings.Pictures.NONE,
                null,
                Set.of(),
                QuickAuth::verticle,
                Rates.UNLIMITED,
                true,
                Messaging.DEFAULT,
                Oidc.NONE);
    }

    /** One on this. */
    public static TestPlatform on(Vertx vertx) {
        return new TestPlatform(
                vertx,
                Settings.Pictures.NONE,
                null,
                Set.of(),
                QuickAuth::verticle,
                Rates.UNLIMITED,
                false,
                Messaging.DEFAULT,
                Oidc.NONE,
                database(newPrefix()));
    }

    /** One whose mail goes out like this. */
    public static TestPlatform mailing(Messaging messages) {
        return new TestPlatform(
                Settings.Pictures.NONE,
                null,
                Set.of(),
                QuickAuth::verticle,
                Rates.UNLIMITED,
                false,
                messages,
                Oidc.NONE);
    }

    /** One whose people may sign in with accounts that these know. */
    public static TestPlatform knowing(Oidc oidc) {
        return new TestPlatform(
                Settings.Pictures.NONE,
                null,
                Set.of(),
                QuickAuth::verticle,
                Rates.UNLIMITED,
                false,
                Messaging.DEFAULT,
                oidc);
    }

    private TestPlatform(
            Settings.Pictures pictures, String publicUrl, Set<String> origins, Function<Node, Deployable> auth) {
        this(pictures, publicUrl, origins, auth, Rates.UNLIMITED, false, Messaging.DEFAULT, Oidc.NONE);
    }

    private TestPlatform(
            Settings.Pictures pictures,
            String publicUrl,
            Set<String> origins,
            Function<Node, Deployable> auth,
            Rates limits,
            boolean approval,
            Messaging messages,
            Oidc oidc) {
        this(
                Vertx.vertx(),
                pictures,
                publicUrl,
                origins,
                auth,
                limits,
                approval,
                messages,
                oidc,
                database(newPrefix()));
    }

    private TestPlatform(
            Vertx vertx,
            Settings.Pictures pictures,
            String publicUrl,
            Set<String> origins,
            Function<Node, Deployable> auth,
            Rates limits,
            boolean approval,
            Messaging messages,
            Oidc oidc,
            Settings.Database database) {
        this.vertx = vertx;
        int port = FreePort.next();
        Settings.Http front = limits.isUnlimited() ? open(port, publicUrl, origins) : behindProxy(port);
        node = Node.of(vertx, null, settings(front, pictures, limits, approval, messages, oidc, database), schemas);
        for (Service service : Service.values()) {
            deploy(service, service == Service.AUTH ? auth.apply(node) : Services.of(service, node));
        }
        http = new TestHttp("http://127.0.0.1:" + port);
        TestNode.await(auth().ensureAdmin(Caller.SYSTEM, new SignUp(UUID.randomUUID(), ADMIN, PASSWORD, "Admin")));
    }

    private void deploy(Service service, Deployable verticle) {
        running.put(service, TestNode.await(vertx.deployVerticle(verticle)));
    }

    /** Ends a service, for tests of how others go on without it. */
    public void stop(Service service) {
        TestNode.await(vertx.undeploy(running.remove(service)));
    }

    /** Starts it again. */
    public void start(Service service) {
        deploy(service, Services.of(service, node));
    }

    private static Settings settings(
            Settings.Http front,
            Settings.Pictures pictures,
            Rates limits,
            boolean approval,
            Messaging messages,
            Oidc oidc,
            Settings.Database database) {
        return new Settings(
                front,
                new Settings.Management("127.0.0.1", 0, Settings.Tracing.NONE),
                Path.of("target"),
                Map.of(),
                new Settings.Admin(ADMIN, null),
                false,
                database,
                new Settings.Cluster("test", "127.0.0.1", 0, List.of()),
                Duration.ofDays(7),
                pictures,
                Settings.Webhooks.USUAL,
                limits,
                approval,
                messages,
                oidc,
                TICKETS);
    }

    private static Settings.Http open(int port, String publicUrl, Set<String> origins) {
        return new Settings.Http(
                "127.0.0.1",
                port,
                publicUrl,
                false,
                Settings.Proxies.NONE,
                null,
                Settings.Http.CONNECTIONS_PER_ADDRESS,
                false,
                origins);
    }

    private static Settings.Http behindProxy(int port) {
        Settings.Proxies proxies = new Settings.Proxies(
                List.of(Network.parse("127.0.0.1").orElseThrow()), Settings.Proxies.Header.X_FORWARDED_FOR);
        return new Settings.Http("127.0.0.1", port, null, false, proxies, null, 100, false, Set.of());
    }

    public Node node() {
        return node;
    }

    public Vertx vertx() {
        return vertx;
    }

    public TestHttp http() {
        return http;
    }

    public TestHttp.User admin() {
        return http.signIn(ADMIN, PASSWORD);
    }

    /** A new user, signed in. */
    public TestHttp.User user(String name) {
        String email = name + "-" + UUID.randomUUID() + "@example.org";
        SignUp signUp = new SignUp(UUID.randomUUID(), email, PASSWORD, name);
        TestNode.await(auth().signUp(Caller.SYSTEM, signUp));
        return http.signIn(email, PASSWORD);
    }

    /** A new user, signed in, with a role in an organization. */
    public TestHttp.User member(Organization organization, OrganizationRole role) {
        TestHttp.User user = user(role.name().toLowerCase(Locale.ROOT));
        TestNode.await(organizations().putMember(Caller.SYSTEM, new Member(organization.id(), user.id(), role, null)));
        return user;
    }

    public Organization organization(String slug) {
        return TestNode.await(organizations()
                .createOrganization(
                        Caller.SYSTEM, new Organization(UUID.randomUUID(), slug, slug, null, null, null, null, 0)));
    }

    /** A provisioned conference; answers the conference as JSON. */
    public JsonObject conference(TestHttp.User organizer, String organization, String slug, String status) {
        JsonObject request = new JsonObject()
                .put("organization", organization)
                .put("slug", slug)
                .put("title", "Conference " + slug)
                .put("timeZone", "Europe/Lisbon")
                .put("startDate", "2027-05-18")
                .put("endDate", "2027-05-20")
                .put("status", "DRAFT");
        JsonObject accepted =
                organizer.post("/api/v1/admin/conferences", request).expect(202);
        String provisioning = "/api/v1/admin/provisionings/" + accepted.getString("provisioningId");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> "READY"
                .equals(organizer.get(provisioning).expect(200).getString("state")));
        return "PUBLISHED".equals(status)
                ? admin().post("/api/v1/conferences/" + slug + "/publish", null).expect(200)
                : accepted.getJsonObject("conference");
    }

    private AuthService auth() {
        return node.proxies().of(AuthService.class, AuthService.ADDRESS);
    }

    private OrganizationsService organizations() {
        return node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    /** What the platform and this user see together, which is everything. */
    public List<String> rows(String service, UUID user, String query) {
        Caller all = new Caller(user, Caller.Platform.ADMIN, Map.of());
        return TestNode.await(node.databases()
                .open(service)
                .compose(database -> database.read(all, sql -> sql.query(query).execute()))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map((Row row) -> row.getString(0))
                        .toList()));
    }

    @Override
    public void close() {
        TestNode.end(vertx);
        schemas.close();
    }
}
