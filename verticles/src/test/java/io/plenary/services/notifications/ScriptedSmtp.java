package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that behaves as recipients say: {@code refused-…} it does not know, {@code busy-…} it takes the second time,
 * {@code torn-…} loses the connection before the mail is sent, the first time, {@code lost-…} when it has taken the mail but not
 * said so.
 */
final class ScriptedSmtp implements AutoCloseable {

    /** Recipients of what was taken. */
    final Queue<String> taken = new ConcurrentLinkedQueue<>();

    final AtomicInteger busy = new AtomicInteger();
    final AtomicInteger torn = new AtomicInteger();
    private final NetServer server;

    ScriptedSmtp(Vertx vertx, int port) {
        server = vertx.createNetServer().connectHandler(socket -> new Conversation(socket).begin());
        await(server.listen(port, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        await(server.close());
    }

    private final class Conversation {

        private final NetSocket socket;
        private String recipient = "";
        private boolean inData;

        Conversation(NetSocket socket) {
            this.socket = socket;
        }

        void begin() {
            socket.handler(RecordParser.newDelimited("\r\n", line -> hear(line.toString())));
            say("220 scripted");
        }

        private void say(String reply) {
            socket.write(reply + "\r\n");
        }

        private void hear(String line) {
            if (inData) {
                if (line.equals(".")) {
                    take();
                }
            } else if (line.startsWith("RCPT TO:")) {
                receiver(line.replaceAll(".*<(.*)>.*", "$1"));
            } else if (line.equals("DATA")) {
                inData = true;
                say("354 go on");
            } else if (line.equals("QUIT")) {
                say("221 bye");
                socket.close();
            } else {
                say("250 ok");
            }
        }

        private void receiver(String address) {
            recipient = address;
            if (address.startsWith("refused-")) {
                say("550 5.1.1 nobody of that name");
            } else if (address.startsWith("busy-") && busy.getAndIncrement() == 0) {
                say("451 4.7.1 later, please");
            } else if (address.startsWith("torn-") && torn.getAndIncrement() == 0) {
                socket.close();
            } else {
                say("250 ok");
            }
        }

        private void take() {
            inData = false;
            taken.add(recipient);
            if (recipient.startsWith("lost-")) {
                socket.close();
            } else {
                say("250 taken");
            }
        }
    }
}
