package io.plenary.web.live;

import io.plenary.contracts.live.PersonHere;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The people in a room by way of this gateway: each once, however many sockets they have, and by name where they agreed to that. */
final class People {

    private final Map<Object, Integer> sockets = new HashMap<>();
    private final Map<UUID, PersonHere> named = new LinkedHashMap<>();
    /** Who does not agree any more: what was looked up before that is not so now. */
    private final Set<UUID> withdrawn = new HashSet<>();

    /** @param name null where they did not agree to be named */
    void came(Membership who, PersonHere name) {
        if (isSomebody(who)) {
            sockets.merge(who.person(), 1, Integer::sum);
            if (name != null && !withdrawn.contains(name.id())) {
                named.put(name.id(), name);
            }
        }
    }

    void left(Membership who) {
        if (isSomebody(who)) {
            sockets.computeIfPresent(who.person(), (person, count) -> count == 1 ? null : count - 1);
            if (!sockets.containsKey(who.person())) {
                named.remove(who.member().caller().userId());
            }
        }
    }

    /** As it was looked up again. */
    void learned(Membership who, PersonHere name) {
        if (name != null && sockets.containsKey(name.id())) {
            withdrawn.remove(name.id());
            named.put(name.id(), name);
        } else if (name == null) {
            named.remove(who.member().caller().userId());
        }
    }

    void withdraw(UUID userId) {
        withdrawn.add(userId);
        named.remove(userId);
    }

    /** A screen is nobody. */
    private static boolean isSomebody(Membership who) {
        return who.person() != null && !who.member().caller().isAtScreen();
    }

    int count() {
        return sockets.size();
    }

    Here here() {
        return Here.of(count(), named);
    }
}
