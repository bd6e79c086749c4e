package io.plenary.web.live;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.RoomsService;
import io.plenary.contracts.live.PresenceTold;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Node;
import io.plenary.runtime.events.Listening;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The live channel of one gateway: what happens in rooms, told while it happens. */
public final class LiveChannel {

    public static final String PATH = "/api/v1/live";
    public static final String SUBPROTOCOL = "plenary.v1+json";

    private static final int UPGRADE_REQUIRED = 426;
    private static final int CLOSING_SECONDS = 5;
    private static final long CALL_MILLIS = 10_000;
    /** For who asked for a socket in a way that makes none to read so. */
    private static final long REFUSED_MILLIS = 1_000;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofSeconds(15);

    /** For clients of a node that leaves, to go somewhere else one after the other. */
    private static final int LEAVE_SECONDS = 3;

    private final Vertx vertx;
    private final Entrance entrance;
    private final Bounds bounds;
    private final Presence presence;
    private final Hub hub;
    private final RoomNames names;
    private final Calls calls;
    private final EventStreams streams;
    private final LiveFigures figures = new LiveFigures();
    private final OpenSockets open;
    private final Set<LiveSocket> sockets = new HashSet<>();
    private final Map<UUID, Set<LiveSocket>> socketsByUser = new HashMap<>();
    private final Rounds ticks;
    private final Rounds sweeps;
    private boolean leaving;
    private Promise<Void> left;

    /** @param calls carries out operations for sockets */
    public LiveChannel(Vertx vertx, Node node, Entrance entrance, Bounds bounds, Calls calls) {
        this.vertx = vertx;
        this.entrance = entrance;
        this.bounds = bounds;
        this.calls = calls;
        open = new OpenSockets(bounds.sockets(), bounds.socketsPerAddress());
        presence = new Presence(System::nanoTime, told -> node.events().tell(told, null, null, null));
        RoomsService rooms = node.proxies().of(RoomsService.class, RoomsService.ADDRESS);
        hub = new Hub(vertx, rooms, entrance.conferences(), presence);
        names = new RoomNames(entrance.conferences());
        streams = new EventStreams(vertx, this, entrance, open);
        ticks = new Rounds(vertx, "live", this::tick);
        sweeps = new Rounds(vertx, "live rooms", hub::sweep);
    }

    /** What a server needs that opens sockets. Frames are not compressed: that takes memory of each socket. */
    public static HttpServerOptions prepare(HttpServerOptions options) {
        return options.addWebSocketSubProtocol(SUBPROTOCOL)
                .setMaxWebSocketFrameSize(Bounds.LARGEST)
                .setMaxWebSocketMessageSize(Bounds.LARGEST)
                .setWebSocketClosingTimeout(CLOSING_SECONDS)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }

    public LiveChannel listen(Listening listening) {
        hub.listen(listening);
        listening.to(presence::heard, PresenceTold.class);
        ticks.every(TICK);
        sweeps.every(SWEEP);
        return this;
    }

    public void mount(Router router) {
        router.get(PATH).handler(this::open);
        router.get(PATH + "/events").handler(streams::open);
    }

    private void open(RoutingContext context) {
        ServiceException refusal = refusal(context.request());
        if (refusal != null) {
            entrance.failures().accept(context, refusal);
            return;
        }
        String address = entrance.addresses().apply(context.request());
        String subscriber = entrance.subscribers().apply(context.request());
        Runnable cut = entrance.upgrading().apply(context.request());
        open.opened(subscriber);
        context.request()
                .toWebSocket()
                .onSuccess(socket -> {
                    figures.opened();
                    sockets.add(new LiveSocket(vertx, socket, cut, address, subscriber, this).begin());
                })
                .onFailure(broken -> {
                    open.closed(subscriber);
                    // Nobody looks after it as HTTP any more.
                    vertx.setTimer(REFUSED_MILLIS, read -> cut.run());
                });
    }

    private ServiceException refusal(HttpServerRequest request) {
        if (!isUpgrade(request)) {
            request.response().putHeader(HttpHeaders.UPGRADE, "websocket");
            return new ServiceException(UPGRADE_REQUIRED, "Open a WebSocket here.", new JsonObject());
        }
        if (!speaks(request)) {
            return Refusal.INVALID.because("The subprotocol is " + SUBPROTOCOL + ".");
        }
        return refusalOfStream(request);
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
                && request.headers().contains("Sec-WebSocket-Key");
    }

    private static boolean speaks(HttpServerRequest request) {
        String spoken = request.getHeader("Sec-WebSocket-Protocol");
        return spoken != null
                && Arrays.stream(spoken.split(",")).map(String::strip).anyMatch(SUBPROTOCOL::equals);
    }

    /** Why nobody is let in to stay, whatever they speak; null where they are. */
    ServiceException refusalOfStream(HttpServerRequest request) {
        if (!entrance.sites().test(request)) {
            return Refusal.FORBIDDEN.because("This request comes from another site.");
        }
        if (leaving || open.isFull()) {
            return Refusal.UNAVAILABLE.because("There is no room for more at the moment.");
        }
        return open.isFull(entrance.subscribers().apply(request))
                ? Refusal.TOO_MANY.because("There are too many live connections from your network.")
                : null;
    }

    Future<Visitor> visitor(String token) {
        renew();
        return entrance.visitors().apply(token);
    }

    /** Each message is a piece of work of its own. */
    void renew() {
        CallContext.background("live", CALL_MILLIS).bind();
    }

    void arrived(LiveSocket socket) {
        UUID user = socket.caller().userId();
        if (user != null) {
            socketsByUser.computeIfAbsent(user, first -> new HashSet<>()).add(socket);
        }
    }

    void left(LiveSocket socket) {
        UUID user = socket.caller().userId();
        Set<LiveSocket> others = socketsByUser.get(user);
        if (others != null && others.remove(socket) && others.isEmpty()) {
            socketsByUser.remove(user);
        }
    }

    void closed(LiveSocket socket, String code) {
        if (sockets.remove(socket)) {
            left(socket);
            open.closed(socket.network());
            figures.closed(code);
            endIfAllLeft();
        }
    }

    /** What a token of a user says may have changed. */
    public void reconsider(UUID userId) {
        List.copyOf(socketsByUser.getOrDefault(userId, Set.of())).forEach(LiveSocket::reconsider);
        streams.reconsider(caller -> userId.equals(caller.userId()));
    }

    /** The same of all members of an organization. */
    public void reconsiderMembers(UUID organizationId) {
        List.copyOf(sockets).stream()
                .filter(socket -> socket.caller().memberships().containsKey(organizationId))
                .forEach(LiveSocket::reconsider);
        streams.reconsider(caller -> caller.memberships().containsKey(organizationId));
    }

    boolean knows(UUID userId) {
        return socketsByUser.containsKey(userId);
    }

    private Future<Void> tick() {
        long now = System.nanoTime();
        Instant time = Instant.now();
        List.copyOf(sockets).forEach(socket -> socket.tick(now, time));
        streams.tick(now);
        hub.tellPresence();
        hub.countAttendance();
        figures.rooms(hub.rooms());
        return Future.succeededFuture();
    }

    /** Asks all to go elsewhere, each at a moment of its own; who does not is sent away. */
    public Future<Void> leave() {
        leaving = true;
        ticks.end();
        sweeps.end();
        streams.end();
        left = Promise.promise();
        List.copyOf(sockets).forEach(socket -> socket.reconnect(LEAVE_SECONDS));
        endIfAllLeft();
        return left.future()
                .timeout(LEAVE_SECONDS, TimeUnit.SECONDS)
                .otherwiseEmpty()
                .compose(late -> Future.join(List.copyOf(sockets).stream()
                        .map(socket -> socket.close(CloseCode.LEAVING))
                        .toList()))
                .otherwiseEmpty()
                .mapEmpty();
    }

    private void endIfAllLeft() {
        if (left != null && sockets.isEmpty()) {
            left.tryComplete();
        }
    }

    Bounds bounds() {
        return bounds;
    }

    Hub hub() {
        return hub;
    }

    RoomNames names() {
        return names;
    }

    Calls calls() {
        return calls;
    }

    LiveFigures figures() {
        return figures;
    }

    Object problem(Throwable failure) {
        return entrance.problems().apply(failure);
    }
}
