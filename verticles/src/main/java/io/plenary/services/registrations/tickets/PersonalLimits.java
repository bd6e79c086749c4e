package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Of what somebody may have only so many in all their orders: an add-on counts with all its variants. */
public final class PersonalLimits {

    /** What limits how many there may be of a type, which is the type itself or the add-on it is a variant of. */
    private final Map<UUID, TicketType> limiting = new HashMap<>();

    private PersonalLimits() {}

    /** @param types with all variants of those that limit something */
    public static PersonalLimits of(Collection<TicketType> types) {
        Map<UUID, TicketType> byId =
                types.stream().collect(Collectors.toMap(TicketType::id, Function.identity(), (one, same) -> one));
        PersonalLimits limits = new PersonalLimits();
        byId.values().forEach(type -> {
            TicketType heading = AddOnRules.isAddOn(type) && type.addOn().variantOf() != null
                    ? byId.getOrDefault(type.addOn().variantOf(), type)
                    : type;
            if (heading.mostPerPerson() != null) {
                limits.limiting.put(type.id(), heading);
            }
        });
        return limits;
    }

    /** The types that are counted. */
    public Set<UUID> types() {
        return limiting.keySet();
    }

    public boolean concern(Collection<UUID> types) {
        return types.stream().anyMatch(limiting::containsKey);
    }

    /**
     * Which of what is wanted would be too many.
     *
     * @param had of each type, by whoever wants more
     * @return the ids of those types
     */
    public Set<UUID> beyond(Map<UUID, ? extends Number> had, Map<UUID, ? extends Number> wanted) {
        Map<UUID, Long> all = new HashMap<>();
        List.of(had, wanted)
                .forEach(some -> some.forEach((type, count) -> {
                    if (limiting.containsKey(type)) {
                        all.merge(limiting.get(type).id(), count.longValue(), Long::sum);
                    }
                }));
        return wanted.keySet().stream()
                .filter(limiting::containsKey)
                .filter(type ->
                        all.get(limiting.get(type).id()) > limiting.get(type).mostPerPerson())
                .collect(Collectors.toSet());
    }

    /** @throws ServiceException pointing to what would be too many */
    public void require(Map<UUID, ? extends Number> had, OrderDraft draft) {
        Set<UUID> beyond = beyond(had, OrderRules.ordered(draft));
        Faults faults = new Faults();
        for (int i = 0; i < draft.lines().size(); i++) {
            OrderLine line = draft.lines().get(i);
            point(faults, beyond, line.ticketTypeId(), "/lines/" + i + "/count");
            for (int n = 0; n < line.addOns().size(); n++) {
                point(faults, beyond, line.addOns().get(n).ticketTypeId(), "/lines/" + i + "/addOns/" + n + "/count");
            }
        }
        if (!beyond.isEmpty()) {
            throw tooMany(faults.found());
        }
    }

    private void point(Faults faults, Set<UUID> beyond, UUID type, String at) {
        faults.check(
                !beyond.contains(type),
                at,
                Fault.TOO_MANY,
                limiting.containsKey(type) ? Map.of("most", limiting.get(type).mostPerPerson()) : Map.of());
    }

    /** @param at where it was said how many of a type */
    public void require(
            Map<UUID, ? extends Number> had, Map<UUID, ? extends Number> wanted, Function<UUID, String> at) {
        Set<UUID> beyond = beyond(had, wanted);
        if (!beyond.isEmpty()) {
            Faults faults = new Faults();
            beyond.forEach(type -> point(faults, beyond, type, at.apply(type)));
            throw tooMany(faults.found());
        }
    }

    private static ServiceException tooMany(List<FieldError> errors) {
        return Refusal.CONFLICT.because(
                "MOST_PER_PERSON", "So many nobody gets: all orders of the same person count.", errors);
    }
}
