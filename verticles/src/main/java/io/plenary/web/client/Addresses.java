package io.plenary.web.client;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that the client shows something at, as it lists them itself, with the module of what it shows. Others get the
 * same document, which says so in words; that nothing is there has to show in the status too, or search engines would keep
 * every mistyped link.
 */
final class Addresses {

    static final String LIST = "lib/addresses.js";

    private static final String BEGINNING = "export default ";
    private static final Pattern PARAMETER = Pattern.compile(":\\w+");

    private record Route(Pattern address, String module) {

        static Route of(JsonArray entry) {
            String address = PARAMETER.matcher(entry.getString(0)).replaceAll("[^/]+");
            return new Route(Pattern.compile(address + "/?"), entry.getString(2));
        }
    }

    private final List<Route> routes;

    private Addresses(JsonArray list) {
        routes = list.stream().map(JsonArray.class::cast).map(Route::of).toList();
    }

    /** @param list a module of the client: JSON after its first words */
    static Addresses of(byte[] list) {
        String text = new String(list, StandardCharsets.UTF_8);
        int start = text.indexOf(BEGINNING) + BEGINNING.length();
        return new Addresses(new JsonArray(text.substring(start, text.lastIndexOf(';'))));
    }

    /** The paths of all modules that show something. */
    List<String> modules() {
        return routes.stream().map(Route::module).distinct().toList();
    }

    /** The path of the module that shows what is at an address. */
    Optional<String> module(String path) {
        return routes.stream()
                .filter(route -> route.address().matcher(path).matches())
                .map(Route::module)
                .findFirst();
    }
}
