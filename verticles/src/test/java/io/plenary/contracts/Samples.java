package io.plenary.contracts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes values of any type that travels: filled, each different, or as sparse as the type allows. */
final class Samples {

    /** A filled record whose records refer to their own type ends somewhere. */
    private static final int DEEPEST = 8;

    private long count;

    /** A value with every member set. */
    Object filled(Type type) {
        return value(type, 0);
    }

    /** A record of which only the primitive members are set. */
    Object sparse(Class<?> type) {
        return construct(
                type,
                Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getType().isPrimitive() ? value(component.getType(), 0) : null)
                        .toArray());
    }

    private Object value(Type type, int depth) {
        boolean primitive = type instanceof Class<?> plain && plain.isPrimitive();
        if (depth > DEEPEST && !primitive) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return collection(generic, depth);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return construct(
                    plain,
                    Arrays.stream(plain.getRecordComponents())
                            .map(RecordComponent::getGenericType)
                            .map(member -> value(member, depth + 1))
                            .toArray());
        }
        return plain.isEnum() ? constant(plain) : simple(plain);
    }

    private Object collection(ParameterizedType type, int depth) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return List.of(value(arguments[0], depth + 1), value(arguments[0], depth + 1));
        }
        if (type.getRawType() == Set.class) {
            return Set.of(value(arguments[0], depth + 1), value(arguments[0], depth + 1));
        }
        if (type.getRawType() == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            map.put(value(arguments[0], depth + 1), value(arguments[1], depth + 1));
            map.put(value(arguments[0], depth + 1), value(arguments[1], depth + 1));
            return map;
        }
        throw new IllegalArgumentException(type + " does not travel");
    }

    private Object constant(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants[(int) (++count % constants.length)];
    }

    private Object simple(Class<?> type) {
        long next = ++count;
        if (type == Void.class) {
            return null;
        } else if (type == String.class) {
            return "text " + next + " with \"quotes\", ümläuts, 日本語, 🎤,\nlines and \u2028";
        } else if (type == int.class || type == Integer.class) {
            return Math.toIntExact(Integer.MAX_VALUE - next);
        } else if (type == long.class || type == Long.class) {
            return Long.MAX_VALUE - next;
        } else if (type == double.class || type == Double.class) {
            return next + 0.25;
        } else if (type == boolean.class || type == Boolean.class) {
            return next % 2 == 0;
        } else if (type == UUID.class) {
            return new UUID(0x0123456789AB7000L + next, 0x8000000000000000L - next);
        } else if (type == Instant.class) {
            return Instant.parse("2027-05-18T23:59:59.123456Z").plusSeconds(next);
        } else if (type == LocalDate.class) {
            return LocalDate.of(2028, 2, 29).plusDays(next);
        } else if (type == byte[].class) {
            return ("bytes " + next + " \0\u00ff").getBytes(StandardCharsets.UTF_8);
        } else if (type == JsonObject.class) {
            return document(next);
        }
        throw new IllegalArgumentException(type + " does not travel");
    }

    private static JsonObject document(long next) {
        return new JsonObject()
                .put("text", "é" + next)
                .put("number", (int) next)
                .put("fraction", 0.5)
                .put("yes", true)
                .put("nothing", null)
                .put("list", new JsonArray().add(1).add("two").add(new JsonObject().put("three", 3)));
    }

    private static Object construct(Class<?> type, Object[] members) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(members);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make " + type, e);
        }
    }
}
