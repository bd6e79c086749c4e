package io.plenary.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plenary.contracts.engagement.Room;
import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A client that takes nothing from its socket before it wants to. */
final class LateReader implements AutoCloseable {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final DataOutputStream out;

    /** By which code it was closed; 0 where it was cut off. */
    int closed;

    LateReader(int port) {
        try {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(socket.getOutputStream());
            out.write(("GET " + LiveChannel.PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: "
                            + LiveChannel.SUBPROTOCOL + "\r\n\r\n")
                    .getBytes(UTF_8));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        say(new JsonObject().put("type", "hello"));
    }

    LateReader join(Room room) {
        return say(new JsonObject()
                .put("type", "join")
                .put("room", room.name())
                .put("conference", room.conferenceId().toString()));
    }

    private LateReader say(JsonObject message) {
        send(TEXT, message.toBuffer().getBytes());
        return this;
    }

    /** Whether there is anybody at the other end. */
    boolean isConnected() {
        try {
            send(PING, new byte[0]);
            return true;
        } catch (UncheckedIOException cut) {
            return false;
        }
    }

    /** What is masked with nothing stays as it is. */
    private void send(int type, byte[] payload) {
        try {
            out.writeByte(FINAL | type);
            out.writeByte(MASKED | Math.min(payload.length, TWO_BYTES));
            if (payload.length >= TWO_BYTES) {
                out.writeShort(payload.length);
            }
            out.writeInt(0);
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything up to the last message, or until it is closed. */
    List<JsonObject> read(Predicate<JsonObject> isLast) {
        List<JsonObject> told = new ArrayList<>();
        try {
            while (true) {
                int type = in.readUnsignedByte() & ~FINAL;
                byte[] payload = in.readNBytes(length(in.readUnsignedByte()));
                if (type == TEXT) {
                    told.add(new JsonObject(new String(payload, UTF_8)));
                    if (isLast.test(told.get(told.size() - 1))) {
                        return told;
                    }
                } else if (type == CLOSE) {
                    closed = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
                    return told;
                }
            }
        } catch (EOFException cut) {
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int length(int first) throws IOException {
        return switch (first) {
            case TWO_BYTES -> in.readUnsignedShort();
            case EIGHT_BYTES -> (int) in.readLong();
            default -> first;
        };
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
