package io.plenary.web.client;

import io.plenary.runtime.ClientAddresses;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The addresses that the client shows something at, as it lists them itself, with the module of what it shows. Others get the
 * same document, which says so in words; that nothing is there has to show in the status too, or search engines would keep
 * every mistyped link.
 */
final class PageAddresses {

    static final String LIST = ClientAddresses.LIST;

    private record Route(Pattern address, String module, boolean missing) {}

    private final List<Route> routes;
    private final List<String> onlineFolders;

    private PageAddresses(ClientAddresses list) {
        routes = list.pages().stream()
                .map(page -> new Route(page.pattern(), page.module(), page.isMissing()))
                .toList();
        onlineFolders = list.onlineAreas().stream().map(area -> area + "/").toList();
    }

    static PageAddresses of(byte[] list) {
        return new PageAddresses(ClientAddresses.of(list));
    }

    /** The paths of all modules that show something. */
    List<String> modules() {
        return routes.stream().map(Route::module).distinct().toList();
    }

    /** Whether something is shown at a path. */
    boolean has(String path) {
        return !at(path).missing();
    }

    /** The path of the module that shows what is at an address, or that there is nothing. */
    String module(String path) {
        return at(path).module();
    }

    private Route at(String path) {
        return routes.stream()
                .filter(route -> route.address().matcher(path).matches())
                .findFirst()
                .orElseThrow();
    }

    /** Whether a file is of no use without the server. */
    boolean isOnline(String file) {
        return onlineFolders.stream().anyMatch(file::startsWith);
    }
}
