package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** One open socket: who is at the other end, in which rooms, and what they are still to be told. */
final class LiveSocket implements Member {

    private static final String GONE = "gone";

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Wire wire;
    private final String address;
    private final String network;
    private final LiveChannel channel;
    private final Allowance allowance;
    private final Outgoing outgoing;
    private final RoomsOfSocket rooms;
    private final long opened;
    private Visitor visitor;
    private long heard;
    private long asked;
    private boolean behind;
    private boolean over;

    /** @param cut ends its connection, that of an address in a network */
    LiveSocket(Vertx vertx, ServerWebSocket socket, Runnable cut, String address, String network, LiveChannel channel) {
        this.vertx = vertx;
        this.socket = socket;
        wire = new Wire(socket, cut);
        this.address = address;
        this.network = network;
        this.channel = channel;
        rooms = new RoomsOfSocket(this, channel);
        opened = System.nanoTime();
        heard = opened;
        asked = opened;
        allowance = new Allowance(channel.bounds().perSecond(), channel.bounds().burst(), opened);
        outgoing = new Outgoing(wire::isFull, wire::write);
    }

    LiveSocket begin() {
        socket.textMessageHandler(this::take)
                .binaryMessageHandler(bytes -> close(CloseCode.MALFORMED))
                .pongHandler(pong -> heard = System.nanoTime())
                .drainHandler(read -> drain())
                .exceptionHandler(broken -> {})
                .shutdownHandler(stopping -> close(CloseCode.LEAVING))
                .closeHandler(closed -> vertx.runOnContext(later -> leave(GONE)));
        return this;
    }

    @Override
    public Caller caller() {
        return visitor == null ? Caller.ANONYMOUS : visitor.caller();
    }

    Visitor visitor() {
        return visitor;
    }

    @Override
    public String network() {
        return network;
    }

    private void take(String text) {
        heard = System.nanoTime();
        if (over) {
            return;
        }
        if (text.length() > channel.bounds().message()) {
            close(CloseCode.TOO_LARGE);
        } else if (!allowance.take(heard)) {
            close(CloseCode.TOO_MANY);
        } else {
            ClientMessage message;
            try {
                message = ClientMessage.of(text);
            } catch (IllegalArgumentException malformed) {
                close(CloseCode.MALFORMED);
                return;
            }
            channel.renew();
            react(message);
        }
    }

    private void react(ClientMessage message) {
        if (message instanceof ClientMessage.Hello hello && visitor == null) {
            hello(hello.token());
        } else if (visitor == null) {
            close(CloseCode.NO_HELLO);
        } else if (message instanceof ClientMessage.Token newer && newer.token() != null) {
            renew(newer.token());
        } else if (message instanceof ClientMessage.Join join && join.room() != null) {
            rooms.join(join);
        } else if (message instanceof ClientMessage.Leave leave && leave.room() != null) {
            rooms.leave(leave.room());
        } else if (message instanceof ClientMessage.Call call && call.id() != null && call.operation() != null) {
            channel.calls().perform(visitor, address, call).onSuccess(this::say);
        } else if (message instanceof ClientMessage.Ping) {
            say(new ServerMessage.Pong());
        } else {
            close(CloseCode.MALFORMED);
        }
    }

    /** What the client says meanwhile waits. */
    private void hello(String token) {
        if (token == null) {
            welcome(Visitor.STRANGER);
            return;
        }
        socket.pause();
        channel.visitor(token)
                .onSuccess(this::welcome)
                .onFailure(failure -> turnAway(failure, CloseCode.EXPIRED))
                .onComplete(known -> socket.resume());
    }

    /** Who went away meanwhile must not be put among those who are here. */
    private void welcome(Visitor known) {
        if (over) {
            return;
        }
        visitor = known;
        channel.arrived(this);
        say(new ServerMessage.Welcome(
                channel.bounds().heartbeat().toSeconds(),
                channel.bounds().rooms(),
                known.caller().userId()));
    }

    private void renew(String token) {
        if (token.equals(visitor.token())) {
            return;
        }
        channel.visitor(token)
                .onSuccess(known -> {
                    if (known.mayFollow(visitor)) {
                        become(known);
                    } else {
                        close(CloseCode.FORBIDDEN);
                    }
                })
                .onFailure(failure -> turnAway(failure, CloseCode.EXPIRED));
    }

    private void become(Visitor known) {
        if (over) {
            return;
        }
        channel.left(this);
        visitor = known;
        channel.arrived(this);
        rooms.recheck();
    }

    /** Nobody is shut out since nobody could be asked. */
    private void turnAway(Throwable failure, CloseCode refused) {
        if (Refusal.UNAUTHENTICATED.is(failure)) {
            close(refused);
        } else if (Refusal.FORBIDDEN.is(failure)) {
            close(CloseCode.FORBIDDEN);
        } else {
            close(CloseCode.LEAVING);
        }
    }

    /** What their token says may have changed. */
    void reconsider() {
        if (over || visitor == null || visitor.token() == null) {
            return;
        }
        Visitor before = visitor;
        channel.visitor(before.token())
                .onSuccess(known -> {
                    if (visitor == before) {
                        become(known);
                    }
                })
                .onFailure(failure -> turnAway(failure, CloseCode.REVOKED));
    }

    void refuse(String room, Throwable failure) {
        say(new ServerMessage.Refused(room, channel.problem(failure)));
    }

    @Override
    public void expel(Membership membership, Throwable refusal) {
        if (rooms.forget(membership)) {
            refuse(membership.room().name(), refusal);
        }
    }

    private void say(ServerMessage message) {
        tell(null, 0, message, message.text());
    }

    @Override
    public void tell(String room, long position, ServerMessage what, String text) {
        if (over) {
            return;
        }
        channel.figures().sent(what.type());
        if (outgoing.send(text)) {
            noteBehind();
        } else {
            close(CloseCode.SLOW);
        }
    }

    @Override
    public void tellLatest(String key, String text) {
        if (!over) {
            channel.figures().sent("state");
            if (outgoing.sendLatest(key, text)) {
                noteBehind();
            } else {
                close(CloseCode.SLOW);
            }
        }
    }

    @Override
    public Future<Void> caughtUp() {
        Future<Void> read = outgoing.read();
        return read.isComplete()
                ? read
                : read.timeout(Bounds.READING.toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(unread -> close(CloseCode.SLOW))
                        .otherwiseEmpty();
    }

    private void drain() {
        outgoing.drain();
        noteBehind();
    }

    private void noteBehind() {
        if (behind != outgoing.isBehind()) {
            behind = !behind;
            if (behind) {
                channel.figures().fellBehind();
            } else {
                channel.figures().caughtUp();
            }
        }
    }

    /** Looks, once a second, whether somebody is there. */
    void tick(long now, Instant time) {
        Bounds bounds = channel.bounds();
        if (visitor == null && now - opened > bounds.hello().toNanos()) {
            close(CloseCode.NO_HELLO);
        } else if (visitor != null && visitor.isExpired(time)) {
            close(CloseCode.EXPIRED);
        } else if (now - heard > bounds.silence().toNanos()) {
            close(CloseCode.SLOW);
        } else if (now - Math.max(heard, asked) > bounds.heartbeat().toNanos()) {
            asked = now;
            wire.ping();
        }
    }

    void reconnect(long seconds) {
        say(new ServerMessage.Reconnect(seconds));
    }

    /** It is out of its rooms a moment later, since it may be closed while a room tells its members something. */
    Future<Void> close(CloseCode code) {
        if (over) {
            return Future.succeededFuture();
        }
        over = true;
        outgoing.clear();
        noteBehind();
        vertx.runOnContext(later -> leave(Integer.toString(Short.toUnsignedInt(code.number()))));
        return wire.close(code);
    }

    private void leave(String code) {
        over = true;
        outgoing.clear();
        noteBehind();
        rooms.leaveAll();
        channel.closed(this, code);
    }
}
