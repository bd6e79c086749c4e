package io.plenary.web.client;

import io.plenary.runtime.ClientAddresses;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that the client shows something at, as it lists them itself, with the module of what it shows. Others get the
 * same document, which says so in words; that nothing is there has to show in the status too, or search engines would keep
 * every mistyped link.
 */
final class Addresses {

    static final String LIST = ClientAddresses.LIST;

    private record Route(Pattern address, String module) {}

    private final List<Route> routes;

    private Addresses(ClientAddresses list) {
        routes = list.pages().stream()
                .map(page -> new Route(page.pattern(), page.module()))
                .toList();
    }

    static Addresses of(byte[] list) {
        return new Addresses(ClientAddresses.of(list));
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
