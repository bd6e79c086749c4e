package io.plenary.launch.settings;

import io.plenary.failures.StartFailure;
import io.plenary.runtime.Oidc.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads with whose accounts people may sign in. */
final class OidcSettings {

    private static final String ISSUER = "issuer";
    private static final String NAME = "name";
    private static final String CLIENT_ID = "client-id";
    private static final String CLIENT_SECRET = "client-secret";

    /** What may stand in a file that many can read. */
    private static final Set<String> MEMBERS = Set.of(ISSUER, NAME, CLIENT_ID);

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{0,19}");
    private static final Pattern KEY = Pattern.compile("oidc\\.([a-z][a-z0-9]{0,19})\\.([a-z-]+)");
    private static final int LONGEST_NAME = 60;

    private final Environment environment;
    private final Map<String, Given> conf;

    OidcSettings(Environment environment, Map<String, Given> conf) {
        this.environment = environment;
        this.conf = conf;
    }

    /** Whether a key of the settings file tells of a provider. */
    static boolean isMember(String key) {
        Matcher parts = KEY.matcher(key);
        return parts.matches() && MEMBERS.contains(parts.group(2));
    }

    List<Provider> providers(Given list) {
        List<String> ids = SettingsReader.parts(list).distinct().toList();
        conf.forEach((key, given) -> {
            if (isMember(key) && !ids.contains(key.split("\\.")[1])) {
                throw new StartFailure(given.origin() + " is of none of oidc.providers.");
            }
        });
        return ids.stream().map(id -> provider(list, id)).toList();
    }

    private Provider provider(Given list, String id) {
        if (!ID.matcher(id).matches()) {
            throw list.wrong("a list of names of letters and digits, such as google,acme");
        }
        String name = required(id, NAME).text();
        if (name.length() > LONGEST_NAME) {
            throw required(id, NAME).wrong("a name of " + LONGEST_NAME + " characters at most");
        }
        return new Provider(
                id,
                name,
                issuer(required(id, ISSUER)),
                required(id, CLIENT_ID).text(),
                environment
                        .get(Option.providerVariable(id, CLIENT_SECRET))
                        .map(Given::text)
                        .orElse(null));
    }

    private Given required(String id, String member) {
        String key = Option.PROVIDER_KEY + id + "." + member;
        return environment
                .get(Option.providerVariable(id, member))
                .or(() -> Optional.ofNullable(conf.get(key)))
                .orElseThrow(() -> new StartFailure(key + " is missing, since oidc.providers names " + id + "."));
    }

    /** Compared with what providers say of themselves, so it is kept as it is. */
    private static URI issuer(Given given) {
        String expected = "an address such as https://accounts.example.org";
        try {
            URI uri = new URI(given.text());
            if (uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw given.wrong(expected);
        }
        throw given.wrong(expected);
    }
}
