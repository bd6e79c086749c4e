package io.plenary.runtime;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Makes what a service has by its name, so that a new service adds its own classes and no line to a list of such classes. */
public final class Named {

    private Named() {}

    /**
     * @param arguments of its only public constructor
     * @throws IllegalStateException if there is no such class, or it cannot be made of these
     */
    public static <T> T make(Class<T> type, String className, Object... arguments) {
        try {
            return type.cast(Class.forName(className).getConstructors()[0].newInstance(arguments));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(className + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException(
                    "There has to be a class " + className + " made of " + Arrays.toString(arguments), e);
        }
    }
}
