package io.plenary.linker;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.Parser;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.Module;
import com.oracle.js.parser.ir.Symbol;
import com.oracle.truffle.api.strings.TruffleString;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A module: its text, and what it takes from others and gives to them.
 *
 * @param requests what it imports from, in order
 * @param imports by local name
 * @param exports by the name others know; a local name, or a name of another module
 * @param stars modules of which it exports everything
 * @param declared the names of its own outermost scope
 */
record ModuleSource(
        String path,
        String text,
        FunctionNode tree,
        Set<String> requests,
        Map<String, Reference> imports,
        Map<String, Reference> exports,
        List<String> stars,
        Set<String> declared) {

    /** All of a module, as an object. */
    static final String NAMESPACE = "*";

    /**
     * A name of a module.
     *
     * @param specifier of the module; null for the one that says it
     */
    record Reference(String specifier, String name) {}

    private static final ScriptEnvironment LANGUAGE = ScriptEnvironment.builder()
            .ecmaScriptVersion(14)
            .strict(true)
            .topLevelAwait(true)
            .classFields(true)
            .privateFieldsIn(true)
            .allowBigInt(true)
            .emptyStatements(true)
            .build();

    static ModuleSource parse(String path, String text) {
        FunctionNode tree = new Parser(LANGUAGE, Source.sourceFor(path, text), new ErrorManager.ThrowErrorManager())
                .parseModule(path);
        Module module = tree.getModule();
        Map<String, Reference> imports = new LinkedHashMap<>();
        module.getImportEntries()
                .forEach(entry -> imports.put(
                        string(entry.getLocalName()),
                        new Reference(specifier(entry.getModuleRequest()), string(entry.getImportName()))));
        Set<String> declared = new LinkedHashSet<>();
        for (Symbol symbol : tree.getBody().getScope().getSymbols()) {
            if (!symbol.isImportBinding()) {
                declared.add(symbol.getName());
            }
        }
        return new ModuleSource(path, text, tree, requests(module), imports, exports(module), stars(module), declared);
    }

    private static Set<String> requests(Module module) {
        return module.getRequestedModules().stream()
                .map(ModuleSource::specifier)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, Reference> exports(Module module) {
        Map<String, Reference> exports = new LinkedHashMap<>();
        module.getLocalExportEntries()
                .forEach(entry ->
                        exports.put(string(entry.getExportName()), new Reference(null, string(entry.getLocalName()))));
        Stream.concat(module.getIndirectExportEntries().stream(), module.getStarExportEntries().stream())
                .filter(entry -> entry.getExportName() != null)
                .forEach(entry -> exports.put(
                        string(entry.getExportName()),
                        new Reference(specifier(entry.getModuleRequest()), string(entry.getImportName()))));
        return exports;
    }

    private static List<String> stars(Module module) {
        return module.getStarExportEntries().stream()
                .filter(entry -> entry.getExportName() == null)
                .map(entry -> specifier(entry.getModuleRequest()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String specifier(Module.ModuleRequest request) {
        return request == null ? null : string(request.getSpecifier());
    }

    private static String string(TruffleString text) {
        return text == null ? null : text.toJavaStringUncached();
    }
}
