package io.plenary.testing;

import io.plenary.web.live.LiveChannel;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;

/** Somebody who stays in a live room whatever becomes of the connection, as pages do: comes back elsewhere, with the position. */
public final class Attendant {

    private static final int SHORTEST_PAUSE = 500;
    private static final int LONGEST_PAUSE = 1_000;

    private final Vertx vertx;
    private final WebSocketClient client;
    private final IntSupplier ports;
    private final JsonObject join;
    private final List<Long> positions = new ArrayList<>();
    private final List<String> things = new ArrayList<>();
    private WebSocket socket;
    private int port;
    private long from;
    private long position = -1;
    private int present;
    private boolean in;
    private boolean over;

    /** @param ports of nodes, each time of the one to go to */
    public Attendant(Vertx vertx, WebSocketClient client, IntSupplier ports, String room, String conference) {
        this.vertx = vertx;
        this.client = client;
        this.ports = ports;
        join = new JsonObject().put("type", "join").put("room", room).put("conference", conference);
        connect();
    }

    private synchronized void connect() {
        if (over) {
            return;
        }
        port = ports.getAsInt();
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(LiveChannel.PATH)
                .addSubProtocol(LiveChannel.SUBPROTOCOL)
                .setTimeout(LONGEST_PAUSE);
        client.connect(options).onSuccess(this::begin).onFailure(refused -> comeBack());
    }

    private synchronized void begin(WebSocket opened) {
        socket = opened;
        opened.textMessageHandler(text -> hear(opened, new JsonObject(text)))
                .closeHandler(closed -> lost(opened))
                .exceptionHandler(broken -> {});
        opened.writeTextMessage(new JsonObject().put("type", "hello").encode());
        join(opened);
    }

    private synchronized void join(WebSocket opened) {
        if (opened == socket) {
            opened.writeTextMessage(
                    join.copy().put("position", position < 0 ? null : position).encode());
        }
    }

    private synchronized void lost(WebSocket closed) {
        if (closed == socket) {
            socket = null;
            in = false;
            comeBack();
        }
    }

    private void comeBack() {
        vertx.setTimer(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE, LONGEST_PAUSE), due -> connect());
    }

    /** The connection breaks, and what was on its way is lost with it. */
    public synchronized void cut() {
        if (socket != null) {
            WebSocket broken = socket;
            socket = null;
            in = false;
            broken.close();
            connect();
        }
    }

    private synchronized void hear(WebSocket from, JsonObject message) {
        if (from != socket) {
            return;
        }
        switch (message.getString("type")) {
            case "joined" -> joined(message);
            case "entry" -> entry(message);
            case "state" -> state(message);
            case "refused" -> vertx.setTimer(SHORTEST_PAUSE, later -> join(from));
            default -> {}
        }
    }

    private void joined(JsonObject message) {
        in = true;
        present = message.getInteger("present");
        if (message.getBoolean("reset")) {
            positions.clear();
            things.clear();
            from = message.getLong("position");
        } else {
            message.getJsonArray("entries").forEach(entry -> entry((JsonObject) entry));
        }
        position = message.getLong("position");
    }

    private void entry(JsonObject entry) {
        position = entry.getLong("position");
        positions.add(position);
        things.add(entry.getString("id"));
    }

    private void state(JsonObject state) {
        if ("present".equals(state.getString("key"))) {
            present = state.getJsonObject("value").getInteger("count");
        }
    }

    /** Whether they are in the room, by way of another node than this. */
    public synchronized boolean isInElsewhereThan(int left) {
        return in && port != left;
    }

    public synchronized boolean isIn() {
        return in;
    }

    /** How many are said to be in the room. */
    public synchronized int present() {
        return present;
    }

    /** The position after which each change was told. */
    public synchronized long from() {
        return from;
    }

    public synchronized long position() {
        return position;
    }

    public synchronized List<String> things() {
        return List.copyOf(things);
    }

    /** Whether each change was told once and in order. */
    public synchronized boolean hasMissedNothing() {
        return positions.equals(
                LongStream.rangeClosed(from + 1, position).boxed().toList());
    }

    public synchronized void leave() {
        over = true;
        if (socket != null) {
            socket.close();
        }
    }
}
