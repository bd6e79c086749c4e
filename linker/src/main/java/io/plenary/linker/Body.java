package io.plenary.linker;

import com.oracle.js.parser.ir.ExportNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.LiteralNode;
import com.oracle.js.parser.ir.Node;
import io.plenary.linker.Names.Binding;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a module as it stands in a file with others: without imports and exports, with names that no other has. */
final class Body {

    private static final Pattern AFTER_EXPORT = Pattern.compile("export\\s+(default\\s+)?");
    private static final Pattern NAMELESS =
            Pattern.compile("(?:async\\s+)?(?:function\\s*\\*?|class)(?=\\s*[({]|\\s+extends\\b)");
    private static final Pattern STATEMENT_END = Pattern.compile("\\s*[\"']?\\s*;?[ \\t]*\\n?");

    private final ModuleSource module;
    private final Names names;
    private final String chunk;
    private final Edits edits = new Edits();

    private Body(ModuleSource module, Names names, String chunk) {
        this.module = module;
        this.names = names;
        this.chunk = chunk;
    }

    /** @param chunk the path of the file it will stand in */
    static String of(ModuleSource module, Names names, String chunk) {
        return new Body(module, names, chunk).text();
    }

    private String text() {
        Occurrences found = Occurrences.in(module);
        module.tree().getModule().getImports().forEach(this::remove);
        module.tree().getModule().getExports().forEach(this::unwrap);
        rename(found);
        found.metas()
                .forEach(meta -> edits.replace(meta.getStart(), meta.getFinish(), "({ url: " + address() + ".href })"));
        found.dynamicImports().forEach(this::keepsItsWay);
        Text.shorten(
                module.text(),
                at -> found.templates().stream().anyMatch(each -> each.getStart() < at && at < each.getFinish()),
                edits);
        return edits.apply(module.text());
    }

    private void remove(Node statement) {
        edits.replace(statement.getStart(), end(statement), "");
    }

    private int end(Node statement) {
        Matcher end = STATEMENT_END.matcher(module.text());
        end.region(statement.getFinish(), module.text().length());
        return end.lookingAt() ? end.end() : statement.getFinish();
    }

    /** What is exported stays; that it is exported is said once for the whole file. */
    private void unwrap(ExportNode export) {
        if (export.getExpression() == null && export.getVar() == null) {
            remove(export);
            return;
        }
        Matcher keyword = AFTER_EXPORT.matcher(module.text());
        keyword.region(export.getStart(), module.text().length());
        if (!keyword.lookingAt()) {
            throw new IllegalStateException("Which export does " + module.path() + " mean at " + export.getStart());
        }
        boolean isNameless =
                export.isDefault() && module.declared().stream().noneMatch(name -> isDeclaredAt(name, keyword.end()));
        edits.replace(export.getStart(), keyword.end(), isNameless ? nameless(keyword.end()) : "");
    }

    private boolean isDeclaredAt(String name, int at) {
        return Pattern.compile("(?:async\\s+)?(?:function\\s*\\*?|class)\\s*" + Pattern.quote(name) + "(?![\\w$])")
                .matcher(module.text())
                .region(at, module.text().length())
                .lookingAt();
    }

    /** A function keeps being one: others may call it before this module has run. */
    private String nameless(int at) {
        String name = names.of(new Binding(module.path(), "*default*"));
        Matcher declaration =
                NAMELESS.matcher(module.text()).region(at, module.text().length());
        if (!declaration.lookingAt()) {
            return "const " + name + " = ";
        }
        edits.insert(declaration.end(), " " + name);
        return "";
    }

    private void rename(Occurrences found) {
        Map<String, Binding> scope = names.scope(module);
        found.names().forEach((at, name) -> {
            Binding binding = scope.get(name);
            if (binding != null) {
                String renamed = names.of(binding);
                edits.replace(at, at + name.length(), found.isKey(at) ? name + ": " + renamed : renamed);
            } else if (Names.isTaken(name)) {
                throw new IllegalStateException(module.path() + " has a name that linked files use: " + name);
            }
        });
    }

    /** Where the module would be, seen from the file it is in. */
    private String address() {
        return "new URL('" + Paths.relative(chunk, module.path()) + "', import.meta.url)";
    }

    /** Addresses are relative to where the module comes from; names of libraries are not. */
    private void keepsItsWay(Expression address) {
        if (!(address instanceof LiteralNode<?> literal) || !literal.isString()) {
            edits.insert(address.getStart(), "new URL(");
            edits.insert(address.getFinish(), ", " + address() + ")");
        } else if (literal.getString().startsWith(".")) {
            String path = URI.create(module.path()).resolve(literal.getString()).toString();
            edits.replace(address.getStart(), address.getFinish(), "'" + Paths.relative(chunk, path) + "'");
        }
    }
}
