package io.plenary.launch.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything an operator can decide. One line is the key in {@code conf/plenary.yaml}, the environment variable made from it
 * ({@code http.port} is {@code PLENARY_HTTP_PORT}), the flag and the line in {@code --help}.
 */
public enum Option {
    HTTP_PORT("http.port", "--port", "8080", "Port of the web client and the API."),
    HTTP_HOST("http.host", "--host", "0.0.0.0", "Address to listen at."),
    HTTP_TLS_CERTIFICATE("http.tls.certificate", null, "", "Certificate file (PEM): speak HTTPS and HTTP/2."),
    HTTP_TLS_KEY("http.tls.key", null, "", "Private key file (PEM) of the certificate."),
    MANAGEMENT_PORT("management.port", "--management-port", "9090", "Port of /metrics and /health."),
    MANAGEMENT_HOST("management.host", "--management-host", "127.0.0.1", "Address to serve them at."),
    TRACING_COLLECTOR(
            "tracing.collector",
            null,
            "",
            "OpenTelemetry collector traces are sent to (OTLP over HTTP): http://localhost:4318; none if empty."),
    TRACING_SHARE("tracing.share", null, "0.05", "Share of the requests that are traced, 0 to 1."),
    PUBLIC_URL("public-url", "--public-url", "", "How clients reach Plenary, where it is not http://localhost:<port>."),
    HTTP_TRUSTED_PROXIES(
            "http.trusted-proxies", null, "", "Networks of proxies in front: 10.0.0.0/8,::1. None if empty."),
    HTTP_PROXY_HEADER(
            "http.proxy-header",
            null,
            "x-forwarded-for",
            "What they write the client's address in: x-forwarded-for, forwarded or proxy-protocol."),
    HTTP_CONNECTIONS_PER_ADDRESS(
            "http.connections-per-address",
            null,
            "2000",
            "Connections one address may keep; trusted proxies any number."),
    HTTP_CORS_ORIGINS(
            "http.cors.origins",
            null,
            "",
            "Other sites whose pages may use the API: https://app.example.org. None if empty."),
    HTTP_ACCESS_LOG("http.access-log", null, "false", "Whether each request leaves a line in the log."),
    LIMITS_ENABLED("limits.enabled", null, "true", "Whether requests are limited."),
    LIMITS_ADDRESS("limits.address", null, "30000/20s", "Requests of strangers from one address."),
    LIMITS_USER("limits.user", null, "6000/20s", "Requests of one user."),
    LIMITS_CLIENT("limits.client", null, "6000/20s", "Requests of one API client."),
    LIMITS_TENANT("limits.tenant", null, "60000/20s", "Requests about the conferences of one organization."),
    LIMITS_SEARCH("limits.search", null, "200/10s", "Searches of one user, or of strangers from one address."),
    LIMITS_SIGN_IN("limits.sign-in", null, "300/30s", "Attempts to sign in from one address."),
    LIMITS_TOKEN("limits.token", null, "300/30s", "Access tokens that programs at one address ask for."),
    LIMITS_VOUCHER("limits.voucher", null, "300/30s", "Codes of vouchers that are typed at one address."),
    LIMITS_SIGHTING(
            "limits.sighting",
            null,
            "600/30s",
            "Times that devices at one address tell which advertisements they showed."),
    LIMITS_SIGN_UP("limits.sign-up", null, "120/60s", "New accounts from one address."),
    TICKETS_HOLD("tickets.hold", null, "PT15M", "How long seats are held for somebody who orders."),
    TICKETS_OFFER("tickets.offer", null, "P1D", "How long seats are held for somebody who waited for them."),
    TICKETS_HELD_PER_ADDRESS(
            "tickets.held-per-address", null, "100", "Tickets of a conference one address may hold unpaid."),
    TICKETS_REMIND_BEFORE(
            "tickets.remind-before", null, "P3D", "How long before a transfer is due those are reminded who owe it."),
    STRIPE_URL("stripe.url", null, "https://api.stripe.com", "The provider that cards are paid at."),
    SECURE_COOKIES("secure-cookies", null, "", "Mark cookies Secure; true when the public URL is https."),
    DATA_DIR("data-dir", "--data", "data", "Folder of the embedded database and of files."),
    SERVICES("services", "--services", "all", "What this node runs, with instances: web,notes=2."),
    DEMO("demo", null, "true", "Load a demo conference at the first start (--no-demo: do not)."),
    DELETION_GRACE("deletion-grace", "--deletion-grace", "P7D", "How long a deleted conference can be restored."),
    CONFERENCES_APPROVAL(
            "conferences.approval", null, "true", "Administrators approve conferences that organizers add."),
    PICTURES_FETCH("pictures.fetch", null, "true", "Fetch pictures of speakers and logos, which lie on other servers."),
    PICTURES_PORTS("pictures.ports", null, "80,443", "Ports of servers they may be fetched from."),
    PICTURES_NETWORKS(
            "pictures.networks", null, "", "Networks that are not public, such as an intranet, to fetch from."),
    MAIL_SERVER("mail.server", null, "", "SMTP server: smtp://user:password@host:587; mail goes to a folder if empty."),
    MAIL_FROM("mail.from", null, "", "Who mail comes from: Plenary <plenary@example.org>."),
    MAIL_RATE("mail.rate", null, "", "How many mails the server takes: 50/1s; as many as it answers if empty."),
    MAIL_REPORTS_SECRET(
            "mail.reports.secret",
            null,
            "",
            "By which those are known who report what became of mails; nobody if empty."),
    MESSAGES_GATHERING(
            "messages.gathering", null, "PT10M", "How long changes of a program are gathered into one message."),
    PUSH_CONTACT(
            "push.contact",
            null,
            "",
            "Whom push services turn to: mailto:ops@example.org; pushes go to a table if empty."),
    PUSH_PLAIN("push.plain", null, "false", "Push also without TLS, for development."),
    PUSH_PORTS("push.ports", null, "443", "Ports of push services."),
    PUSH_NETWORKS("push.networks", null, "", "Networks that are not public, such as an intranet, with push services."),
    SMS_GATEWAY(
            "sms.gateway",
            null,
            "",
            "Gateway speaking as Twilio: https://account:token@api.twilio.com; a table if empty."),
    SMS_SENDER("sms.sender", null, "", "Whom text messages come from: +4930123456."),
    SMS_RATE("sms.rate", null, "", "How many text messages the gateway takes: 1/1s; as many as it answers if empty."),
    WEBHOOKS_PLAIN("webhooks.plain", null, "false", "Send webhooks also without TLS, for development."),
    WEBHOOKS_PORTS("webhooks.ports", null, "443,8443", "Ports of servers webhooks may be sent to."),
    WEBHOOKS_NETWORKS(
            "webhooks.networks", null, "", "Networks that are not public, such as an intranet, to send webhooks to."),
    OIDC_PROVIDERS(
            "oidc.providers", null, "", "Whose accounts people may sign in with, by names of your own: google,acme."),
    OIDC_PLAIN("oidc.plain", null, "false", "Ask these also without TLS, for development."),
    OIDC_PORTS("oidc.ports", null, "443", "Ports of servers that may be asked about people."),
    OIDC_NETWORKS("oidc.networks", null, "", "Networks that are not public, such as an intranet, with such servers."),
    ADMIN_EMAIL("admin.email", "--admin-email", "admin@plenary.local", "E-mail of the first administrator."),
    ADMIN_PASSWORD(null, null, "", "Password of the first administrator; made and printed once if not given."),
    DATABASE_URI("database.uri", null, "", "PostgreSQL to use instead of the embedded one."),
    DATABASE_PREFIX("database.prefix", null, "plenary", "What names of databases and roles start with."),
    DATABASE_NEW_ORGANIZATIONS(
            "database.new-organizations",
            null,
            "main",
            "Server for conferences of organizations that have none: main, one of database.servers, or fewest."),
    DATABASE_READERS_LAG(
            "database.readers-lag",
            null,
            "PT2S",
            "How far behind replicas may be (database.readers) and still be read."),
    CLUSTER_NAME("cluster.name", "--cluster-name", "", "Nodes of one name find each other; made from the database."),
    CLUSTER_HOST("cluster.host", "--cluster-host", "127.0.0.1", "Address other nodes reach this one at."),
    CLUSTER_PORT("cluster.port", "--cluster-port", "5701", "First port tried for cluster membership."),
    CLUSTER_MEMBERS("cluster.members", "--cluster-members", "", "host[:port],... of the nodes to join."),
    CLUSTER_SECRET(
            "cluster.secret", null, "", "Which only nodes of this cluster know; each shows it to the others, by TLS."),
    CLUSTER_OPEN(
            "cluster.open",
            null,
            "false",
            "Join without a secret though others reach the ports: whoever does is a node."),
    CLUSTER_NODE("cluster.node", "--cluster-node", "", "What operators call this node; its host:port if empty.");

    /** A service's own server: {@code database.uris.notes}, {@code PLENARY_DATABASE_URI_NOTES}. */
    static final String SERVICE_URI_KEY = "database.uris.";

    static final String SERVICE_URI_VARIABLE = "PLENARY_DATABASE_URI_";

    /** A further server for conferences: {@code database.servers.east}, {@code PLENARY_DATABASE_SERVER_EAST}. */
    static final String SERVER_KEY = "database.servers.";

    static final String SERVER_VARIABLE = "PLENARY_DATABASE_SERVER_";

    /** A replica of a service's server: {@code database.readers.program}, {@code PLENARY_DATABASE_READER_PROGRAM}. */
    static final String READER_KEY = "database.readers.";

    static final String READER_VARIABLE = "PLENARY_DATABASE_READER_";

    /** What organizations of a tier may have: {@code limits.tiers.large}. */
    static final String TIER_KEY = "limits.tiers.";

    /** The tier of an organization, by its slug: {@code limits.organizations.fosdem}. */
    static final String TIER_OF_KEY = "limits.organizations.";

    /** What is known of a provider: {@code oidc.google.issuer}, {@code PLENARY_OIDC_GOOGLE_ISSUER}. */
    static final String PROVIDER_KEY = "oidc.";

    private final String key;
    private final String flag;
    private final String defaultText;
    private final String description;

    Option(String key, String flag, String defaultText, String description) {
        this.key = key;
        this.flag = flag;
        this.defaultText = defaultText;
        this.description = description;
    }

    /** Null for what must not stand in a file that many can read. */
    public String key() {
        return key;
    }

    /** Null where there is none; secrets have none, since every user of a machine sees the flags of every program. */
    public String flag() {
        return flag;
    }

    /** Empty when there is none. */
    String defaultText() {
        return defaultText;
    }

    String description() {
        return description;
    }

    public String variable() {
        return "PLENARY_" + name();
    }

    static Optional<Option> ofKey(String key) {
        return Arrays.stream(values()).filter(option -> key.equals(option.key)).findAny();
    }

    static String providerVariable(String id, String member) {
        return "PLENARY_OIDC_" + (id + "_" + member.replace('-', '_')).toUpperCase(Locale.ROOT);
    }

    static String serviceUriVariable(String service) {
        return SERVICE_URI_VARIABLE + service.toUpperCase(Locale.ROOT);
    }
}
