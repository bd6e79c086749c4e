package io.plenary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A process that sends requests over kept connections of loopback, one at a time on each, and checks the status of every answer.
 * It reads orders from its input, a line each, and answers each with a line: {@link Load.Order} and {@link Load.Result}.
 */
final class LoadGenerator {

    private static final int BUFFER = 256 * 1024;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private LoadGenerator() throws IOException {}

    public static void main(String[] none) throws IOException {
        LoadGenerator generator = new LoadGenerator();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            System.out.println(generator.run(Load.Order.parse(line)).line());
        }
    }

    private Load.Result run(Load.Order order) throws IOException {
        List<Connection> connections = connect(order);
        Samples samples = new Samples();
        long begin = System.nanoTime();
        long end = begin + (long) (order.seconds() * 1e9);
        Pace pace = new Pace(order.rate(), begin);
        sendOnce(connections, order.rate());
        for (long now = begin; now < end && !isOver(order, samples); now = System.nanoTime()) {
            if (order.rate() > 0) {
                selector.select(key -> answered(key.attachment(), samples, false), 1);
                sendDue(connections, pace);
            } else {
                selector.select(key -> answered(key.attachment(), samples, order.rate() == 0), 100);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (Connection connection : connections) {
            connection.close();
        }
        selector.selectNow();
        return samples.result(seconds);
    }

    private static void sendOnce(List<Connection> connections, int rate) throws IOException {
        if (rate == Load.ONCE) {
            for (Connection connection : connections) {
                connection.send(System.nanoTime());
            }
        }
    }

    private static boolean isOver(Load.Order order, Samples samples) {
        return order.rate() == Load.ONCE && samples.count() == order.connections();
    }

    private List<Connection> connect(Load.Order order) throws IOException {
        byte[][] requests = requests(order.requests());
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < order.connections(); i++) {
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", order.port());
            int first = (int) ((long) i * requests.length / order.connections());
            Connection connection = new Connection(address, selector, requests, first, order.status());
            connections.add(connection);
            if (order.rate() == 0) {
                connection.send(System.nanoTime());
            }
        }
        return connections;
    }

    private static byte[][] requests(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).split("(?m)(?=^(?:GET|POST|PUT) /)"))
                .map(request -> request.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
    }

    private void answered(Object attachment, Samples samples, boolean again) {
        Connection connection = (Connection) attachment;
        try {
            if (connection.read(buffer)) {
                samples.add(System.nanoTime() - connection.due());
                if (connection.isRefused()) {
                    samples.refused();
                }
                if (again) {
                    connection.send(System.nanoTime());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** A request waits for a free connection, and the wait counts: nobody's patience depends on the server's state. */
    private static void sendDue(List<Connection> connections, Pace pace) throws IOException {
        for (Connection connection : connections) {
            if (!connection.isFree()) {
                continue;
            }
            if (!pace.isDue(System.nanoTime())) {
                return;
            }
            connection.send(pace.next());
        }
    }
}
