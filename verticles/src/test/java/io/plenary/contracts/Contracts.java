package io.plenary.contracts;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.plenary.contracts.events.Payload;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Every contract and every record there is, found where they are compiled to: a new one is tested from its first day. */
final class Contracts {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Contracts.class.getPackageName());

    private Contracts() {}

    /** The interfaces for which a proxy was generated. */
    static List<Class<?>> interfaces() {
        return CLASSES.stream()
                .filter(type -> type.isInterface() && CLASSES.contain(type.getName() + "VertxEBProxy"))
                .map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName))
                .<Class<?>>map(type -> type)
                .toList();
    }

    /** What a contract promises. */
    static List<Method> methods(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount))
                .toList();
    }

    /** What travels. */
    static List<Class<?>> records() {
        return CLASSES.stream()
                .filter(type -> type.isRecord() && type.isAssignableTo(Dto.class))
                .map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName))
                .<Class<?>>map(type -> type)
                .toList();
    }

    /** What events tell. */
    static List<Class<? extends Payload>> payloads() {
        return Service.all().flatMap(service -> service.events().stream()).toList();
    }

    /** What stands in records by its name. */
    static List<Class<?>> enums() {
        return CLASSES.stream()
                .filter(type -> type.isEnum()
                        && !type.isEquivalentTo(Service.class)
                        && !type.isEquivalentTo(Service.Outbox.class))
                .map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName))
                .<Class<?>>map(type -> type)
                .toList();
    }
}
