package io.plenary.runtime.limits;

import java.util.Map;
import java.util.Optional;

/**
 * How much the operator allows.
 *
 * @param usual what is not in here is not limited
 * @param tiers what other organizations may have than the usual one, by the name of the tier
 * @param tierByOrganization by slug
 */
public record Rates(Map<Limit, Rate> usual, Map<String, Rate> tiers, Map<String, String> tierByOrganization) {

    public static final Rates UNLIMITED = new Rates(Map.of(), Map.of(), Map.of());

    public Optional<Rate> of(Limit limit) {
        return Optional.ofNullable(usual.get(limit));
    }

    public boolean isUnlimited() {
        return usual.isEmpty();
    }
}
