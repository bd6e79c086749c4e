package io.plenary.web;

import io.plenary.runtime.Settings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whose pages may act with what browsers add by themselves, and open what no other page could be kept from. */
public final class Sites {

    private final Set<String> origins;

    public Sites(Settings.Http settings) {
        origins = new HashSet<>(settings.origins());
        URI own = URI.create(settings.baseUrl());
        origins.add(own.getScheme() + "://" + own.getRawAuthority());
    }

    /** Whether a request comes from a page of ours, from one of a site the operator named, or from no page at all. */
    public boolean send(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        HostAndPort host = request.authority();
        return host != null
                && (origin == null
                        || origins.contains(origin)
                        || origin.toLowerCase(Locale.ROOT)
                                .matches("https?://"
                                        + Pattern.quote(host.toString().toLowerCase(Locale.ROOT))));
    }
}
