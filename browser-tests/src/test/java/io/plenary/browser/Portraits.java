package io.plenary.browser;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import javax.imageio.ImageIO;

/** A server elsewhere with the picture of somebody. */
final class Portraits implements AutoCloseable {

    private final HttpServer server;

    Portraits() {
        try {
            ByteArrayOutputStream picture = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "png", picture);
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", Platform.PICTURES), 0);
            server.createContext("/ada.png", exchange -> {
                exchange.sendResponseHeaders(200, picture.size());
                picture.writeTo(exchange.getResponseBody());
                exchange.close();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + Platform.PICTURES + "/ada.png";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
