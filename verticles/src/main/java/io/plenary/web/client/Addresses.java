package io.plenary.web.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that the client shows something at, as its router lists them, with the module of what it shows. Others get the
 * same document, which says so in words; that nothing is there has to show in the status too, or search engines would keep
 * every mistyped link.
 */
final class Addresses {

    static final String ROUTER = "lib/router.js";

    /** A route, the beginning of routes that share the first part of their address, or their end. */
    private static final Pattern TABLE = Pattern.compile(
            "\\['(?<path>[^']*)', '[a-z-]+-page', \\(\\) => import\\('\\.\\./(?<module>[^']+)'\\)"
                    + "|\\bbelow\\('(?<base>[^']*)'|(?<end>^ *]\\),)",
            Pattern.MULTILINE);

    private static final Pattern PARAMETER = Pattern.compile(":\\w+");

    private record Route(Pattern address, String module) {}

    private final List<Route> routes;

    private Addresses(List<Route> routes) {
        this.routes = routes;
    }

    static Addresses of(byte[] router) {
        Matcher matcher = TABLE.matcher(new String(router, StandardCharsets.UTF_8));
        List<Route> routes = new ArrayList<>();
        String base = "";
        while (matcher.find()) {
            if (matcher.group("path") != null) {
                routes.add(new Route(pattern(base + matcher.group("path")), matcher.group("module")));
            } else {
                base = matcher.group("end") != null ? "" : matcher.group("base");
            }
        }
        return new Addresses(routes);
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(PARAMETER.matcher(template).replaceAll("[^/]+") + "/?");
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
