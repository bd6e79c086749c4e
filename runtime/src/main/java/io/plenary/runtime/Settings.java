package io.plenary.runtime;

import io.plenary.contracts.Service;
import io.plenary.runtime.limits.Rates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator decides, read once at start from flags, environment and {@code conf/plenary.yaml}.
 *
 * @param services what this node runs, with the number of instances of each
 * @param deletionGrace how long a deleted conference can be restored
 * @param pictures where pictures come from that programs name
 * @param webhooks whom programs of organizations may be told at
 * @param limits how many requests the gateway takes of whom
 * @param approval whether administrators approve a conference before it gets a program and is published
 * @param messages how messages go out
 * @param oidc with whose accounts people may sign in
 * @param tickets how seats are held, and how they are paid
 */
public record Settings(
        Http http,
        Management management,
        Path dataDirectory,
        Map<Service, Integer> services,
        Admin admin,
        boolean demo,
        Database database,
        Cluster cluster,
        Duration deletionGrace,
        Pictures pictures,
        Webhooks webhooks,
        Rates limits,
        boolean approval,
        Messaging messages,
        Oidc oidc,
        Tickets tickets) {

    /**
     * The public side.
     *
     * @param publicUrl how clients reach it, for links in exports; null for the local address
     * @param secureCookies whether cookies are marked Secure; needed wherever TLS is in front
     * @param tls null to speak plain HTTP
     * @param connectionsPerAddress how many one address may keep open to an instance of the gateway
     * @param accessLog whether each request leaves a line in the log
     * @param origins of other sites whose pages may use the API with tokens and cookies
     */
    public record Http(
            String host,
            int port,
            String publicUrl,
            boolean secureCookies,
            Proxies proxies,
            Tls tls,
            int connectionsPerAddress,
            boolean accessLog,
            Set<String> origins) {

        public static final int CONNECTIONS_PER_ADDRESS = 2_000;

        /** With nothing in front. */
        public Http(String host, int port, String publicUrl, boolean secureCookies) {
            this(host, port, publicUrl, secureCookies, Proxies.NONE, null, CONNECTIONS_PER_ADDRESS, false, Set.of());
        }

        public String baseUrl() {
            return publicUrl == null ? (tls == null ? "http" : "https") + "://localhost:" + port : publicUrl;
        }
    }

    /**
     * What stands in front of the gateway.
     *
     * @param trusted where proxies are whose word about their peer is taken
     * @param header how they give it
     */
    public record Proxies(List<Network> trusted, Header header) {

        public static final Proxies NONE = new Proxies(List.of(), Header.X_FORWARDED_FOR);

        /** Where a proxy writes who its peer is. */
        public enum Header {
            X_FORWARDED_FOR,
            FORWARDED,
            PROXY_PROTOCOL
        }
    }

    /** Files in PEM: a certificate with those that lead to its root, and its private key. */
    public record Tls(Path certificate, Path key) {}

    /** The operator's side: metrics, health and traces. */
    public record Management(String host, int port, Tracing tracing) {}

    /**
     * What is told of how single requests were answered.
     *
     * @param collector speaks OTLP over HTTP; null where nobody is told
     * @param share of the requests, 0 to 1
     */
    public record Tracing(URI collector, double share) {

        public static final Tracing NONE = new Tracing(null, 0);
    }

    /**
     * The first administrator.
     *
     * @param password null to have one made and printed
     */
    public record Admin(String email, String password) {}

    /**
     * Where the data is.
     *
     * @param uri {@code postgresql://user:password@host:port/database} of a role that may create databases and roles; null
     *     for the embedded server
     * @param serviceUris a server of its own for some services, by service name
     * @param prefix what names of databases and roles start with
     * @param conferences where those of conferences are
     * @param readers servers that follow others and may be read instead
     */
    public record Database(
            String uri,
            Map<String, String> serviceUris,
            String prefix,
            ConferenceServers conferences,
            Readers readers) {

        private static final String PROGRAM = Service.PROGRAM.id();

        /** With the databases of all conferences on the server of the program. */
        public Database(String uri, Map<String, String> serviceUris, String prefix) {
            this(uri, serviceUris, prefix, ConferenceServers.MAIN_ALONE, Readers.NONE);
        }

        public String uriOf(String service) {
            return serviceUris.getOrDefault(service, uri);
        }

        /** The address of a service's database. */
        public DatabaseAddress addressOf(String service) {
            String name = prefix + "_" + service;
            return new DatabaseAddress(uriOf(service), name, name);
        }

        /**
         * The address of a conference's database. It has a role of its own, which sees no other database.
         *
         * @param server one of those known here
         */
        public DatabaseAddress addressOfConference(String server, String name) {
            return new DatabaseAddress(uriOfServer(server), name, name);
        }

        /** @throws UnknownServer where the settings name no such server */
        public String uriOfServer(String server) {
            if (ConferenceServers.MAIN.equals(server)) {
                return uriOf(PROGRAM);
            }
            return Optional.ofNullable(conferences.uris().get(server)).orElseThrow(() -> new UnknownServer(server));
        }

        public Database withUri(String newUri) {
            return new Database(newUri, serviceUris, prefix, conferences, readers);
        }
    }

    /**
     * How nodes find each other.
     *
     * @param host the address other nodes reach this one at
     * @param port the first port tried for cluster membership
     * @param members {@code host:port} of nodes to join, itself included or not
     * @param secrets which nodes of the cluster know: the first is shown to others, all are accepted; none where whoever reaches
     *     the ports is trusted
     * @param open whether others may reach the ports though there is no secret
     * @param node what operators call this one; null for its address and port
     */
    public record Cluster(
            String name, String host, int port, List<String> members, List<String> secrets, boolean open, String node) {

        /** On this machine only. */
        public Cluster(String name, String host, int port, List<String> members) {
            this(name, host, port, members, List.of(), false);
        }

        /** Called by where it is. */
        public Cluster(String name, String host, int port, List<String> members, List<String> secrets, boolean open) {
            this(name, host, port, members, secrets, open, null);
        }

        /** Without the secrets, because it may end in a log. */
        @Override
        public String toString() {
            return "Cluster[name=" + name + ", host=" + host + ", port=" + port + ", members=" + members + "]";
        }
    }

    /**
     * How pictures are fetched that lie on other servers.
     *
     * @param fetch false to fetch none
     * @param ports of servers that may be asked
     * @param networks that may be asked although they are not public
     */
    public record Pictures(boolean fetch, Set<Integer> ports, List<Network> networks) {

        public static final Pictures NONE = new Pictures(false, Set.of(), List.of());
    }

    /**
     * Where messages may be sent that organizations want.
     *
     * @param plain whether also without TLS, as programs under development want them
     * @param ports that may be spoken to
     * @param networks that may be reached although they are not public
     */
    public record Webhooks(boolean plain, Set<Integer> ports, List<Network> networks) {

        public static final Webhooks USUAL = new Webhooks(false, Set.of(443, 8443), List.of());
    }

    /**
     * How seats are held for those who order, and paid.
     *
     * @param hold for how long, before somebody confirms
     * @param offer for how long they are held for somebody who waited for them
     * @param heldPerAddress how many tickets of one conference one network address may hold, or one program would keep everybody out
     * @param stripe where the provider is that cards are paid at
     * @param remindBefore how long before a transfer has to be there those are reminded who owe it
     */
    public record Tickets(Duration hold, Duration offer, int heldPerAddress, URI stripe, Duration remindBefore) {

        public static final Tickets USUAL = new Tickets(Duration.ofMinutes(15), Duration.ofDays(1), 100);

        /** Cards are paid at Stripe, and reminders come three days before. */
        public Tickets(Duration hold, Duration offer, int heldPerAddress) {
            this(hold, offer, heldPerAddress, URI.create("https://api.stripe.com"), Duration.ofDays(3));
        }
    }

    public boolean runs(Service service) {
        return services.containsKey(service);
    }

    public Settings withDatabase(Database newDatabase) {
        return with(newDatabase, pictures);
    }

    /** For whoever shows what was fetched before. */
    public Settings withoutFetching() {
        return with(database, Pictures.NONE);
    }

    private Settings with(Database newDatabase, Pictures newPictures) {
        return new Settings(
                http,
                management,
                dataDirectory,
                services,
                admin,
                demo,
                newDatabase,
                cluster,
                deletionGrace,
                newPictures,
                webhooks,
                limits,
                approval,
                messages,
                oidc,
                tickets);
    }
}
