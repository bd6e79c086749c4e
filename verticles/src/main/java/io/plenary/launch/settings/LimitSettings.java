package io.plenary.launch.settings;

import io.plenary.runtime.limits.Limit;
import io.plenary.runtime.limits.Rate;
import io.plenary.runtime.limits.Rates;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads how many requests are taken of whom. */
final class LimitSettings {

    private final Function<Option, Given> given;
    private final Map<String, Given> conf;

    LimitSettings(Function<Option, Given> given, Map<String, Given> conf) {
        this.given = given;
        this.conf = conf;
    }

    Rates rates() {
        Map<String, Rate> tiers = new HashMap<>();
        below(Option.TIER_KEY).forEach((name, rate) -> tiers.put(name, rate(rate)));
        Map<String, String> tierByOrganization = new HashMap<>();
        below(Option.TIER_OF_KEY).forEach((slug, tier) -> {
            if (!tiers.containsKey(tier.text())) {
                throw tier.wrong("the name of a tier, one of limits.tiers");
            }
            tierByOrganization.put(slug, tier.text());
        });
        return new Rates(usual(), tiers, tierByOrganization);
    }

    private Map<Limit, Rate> usual() {
        return Arrays.stream(Limit.values())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), limit -> rate(given.apply(Option.valueOf("LIMITS_" + limit.name())))));
    }

    private Map<String, Given> below(String prefix) {
        return conf.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    private static Rate rate(Given given) {
        return Rate.parse(given.text()).orElseThrow(() -> given.wrong("requests per time, such as 600/10s or 60/m"));
    }
}
