package io.plenary.web.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A web server as plain as any: files of a folder below a path, and of folders within it the page that is called index.html. */
final class FileServer implements AutoCloseable {

    private static final String BELOW = "/archives/2027/";

    private final HttpServer server;
    private volatile Path folder;

    FileServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    void serve(Path served) {
        folder = served;
    }

    /** Where the folder is, with a slash at its end. */
    URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + BELOW);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Path file = path.startsWith(BELOW) ? folder.resolve(path.substring(BELOW.length())) : null;
            if (file != null && path.endsWith("/")) {
                file = file.resolve("index.html");
            }
            if (file == null || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            exchange.getResponseHeaders().set("Content-Type", type(file.toString()));
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private static String type(String name) {
        return name.endsWith(".html")
                ? "text/html; charset=utf-8"
                : name.endsWith(".css") ? "text/css" : "application/octet-stream";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
