package io.plenary.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.plenary.contracts.Service;
import io.plenary.contracts.events.Payload;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A service uses its own contract, those of lower storeys and those all share: so there are no circles, and what must
 * travel up travels as an event.
 */
final class CallDown extends ArchCondition<JavaClass> {

    /** What travels in any direction, as do events, whosever they are: whoever reads the log calls nobody. */
    private static final String SHARED = "events";

    private static final Map<String, Integer> STOREY_BY_SERVICE =
            Service.all().collect(Collectors.toMap(Service::id, Service::storey));

    private final String services;
    private final String contracts;

    CallDown(String root) {
        super("use contracts of lower storeys only");
        this.services = root + ".services.";
        this.contracts = root + ".contracts.";
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String service = first(type.getPackageName().substring(services.length()));
        if (!STOREY_BY_SERVICE.containsKey(service)) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " belongs to no storey"));
        }
        type.getDirectDependenciesFromSelf().forEach(dependency -> check(service, dependency, events));
    }

    private void check(String service, Dependency dependency, ConditionEvents events) {
        String target = dependency.getTargetClass().getPackageName();
        if (target.startsWith(contracts)
                && !dependency.getTargetClass().isAssignableTo(Payload.class)
                && !isBelow(service, first(target.substring(contracts.length())))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
        }
    }

    private static boolean isBelow(String service, String contract) {
        return contract.equals(service)
                || contract.equals(SHARED)
                || STOREY_BY_SERVICE.getOrDefault(contract, Integer.MAX_VALUE)
                        < STOREY_BY_SERVICE.getOrDefault(service, Integer.MIN_VALUE);
    }

    private static String first(String packages) {
        return packages.split("\\.", 2)[0];
    }
}
