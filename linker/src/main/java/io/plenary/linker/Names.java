package io.plenary.linker;

import io.plenary.linker.ModuleSource.Reference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the names of modules are called when many of them share one scope: each name of a module's own gets a suffix that no
 * other module has, so that a name stands for one binding everywhere, and a change of it is seen by all who import it.
 */
final class Names {

    /** A binding: a name in the outermost scope of a module, or all that the module exports. */
    record Binding(String module, String name) {}

    private static final Pattern OURS = Pattern.compile(".+\\$[0-9a-z]{1,2}");

    private final Sources sources;
    private final Map<String, String> suffixes = new HashMap<>();

    Names(Sources sources) {
        this.sources = sources;
    }

    /** Whether a name looks like one of ours. */
    static boolean isTaken(String name) {
        return OURS.matcher(name).matches();
    }

    String of(Binding binding) {
        String suffix = suffixes.computeIfAbsent(
                binding.module(), path -> "$" + Integer.toString(suffixes.size(), Character.MAX_RADIX));
        String name = binding.name();
        return switch (name) {
            case ModuleSource.NAMESPACE -> "all" + suffix;
            case "*default*" -> "default" + suffix;
            default -> name + suffix;
        };
    }

    /** What the names in a module's outermost scope stand for, its own and imported ones. */
    Map<String, Binding> scope(ModuleSource module) {
        Map<String, Binding> scope = new LinkedHashMap<>();
        module.declared().forEach(name -> scope.put(name, new Binding(module.path(), name)));
        module.imports().forEach((local, reference) -> scope.put(local, follow(module, reference)));
        return scope;
    }

    private Binding follow(ModuleSource module, Reference reference) {
        String path = sources.resolve(module.path(), reference.specifier());
        if (reference.name().equals(ModuleSource.NAMESPACE)) {
            return new Binding(path, ModuleSource.NAMESPACE);
        }
        Binding found = exported(path, reference.name(), new HashSet<>());
        if (found == null) {
            throw new IllegalStateException(
                    module.path() + " imports " + reference.name() + ", which " + path + " does not export");
        }
        return found;
    }

    /** What a module exports under a name, wherever it comes from; null for nothing. */
    Binding exported(String path, String name) {
        return exported(path, name, new HashSet<>());
    }

    private Binding exported(String path, String name, Set<String> visited) {
        if (!visited.add(path)) {
            return null;
        }
        ModuleSource module = sources.module(path);
        Reference export = module.exports().get(name);
        if (export != null) {
            return export.specifier() == null ? local(module, export.name()) : follow(module, export);
        }
        return module.stars().stream()
                .filter(star -> !name.equals("default"))
                .map(star -> exported(sources.resolve(path, star), name, visited))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    /** An import may be exported again under its local name. */
    private Binding local(ModuleSource module, String name) {
        Reference imported = module.imports().get(name);
        return imported == null ? new Binding(module.path(), name) : follow(module, imported);
    }

    SortedSet<String> exportedNames(String path) {
        SortedSet<String> names = new TreeSet<>();
        collect(path, names, new HashSet<>());
        return names;
    }

    private void collect(String path, Set<String> names, Set<String> visited) {
        if (visited.add(path)) {
            ModuleSource module = sources.module(path);
            names.addAll(module.exports().keySet());
            Set<String> more = new HashSet<>();
            module.stars().forEach(star -> collect(sources.resolve(path, star), more, visited));
            more.remove("default");
            names.addAll(more);
        }
    }
}
