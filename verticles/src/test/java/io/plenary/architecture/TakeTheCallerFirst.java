package io.plenary.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.plenary.contracts.Caller;
import java.util.List;

/** Identity is never ambient: who asks is the first argument. */
final class TakeTheCallerFirst extends ArchCondition<JavaMethod> {

    TakeTheCallerFirst() {
        super("take the caller first");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        List<JavaClass> parameters = method.getRawParameterTypes();
        boolean satisfied = !parameters.isEmpty() && parameters.get(0).isEquivalentTo(Caller.class);
        events.add(new SimpleConditionEvent(method, satisfied, method.getFullName() + " begins with its caller"));
    }
}
