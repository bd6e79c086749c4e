package io.plenary.linker;

import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.LiteralNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.TemplateLiteralNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where a module uses names, and what else depends on where its file is. */
final class Occurrences extends NodeVisitor<LexicalContext> {

    private final String text;
    /** By position: names that stand for a binding. */
    private final SortedMap<Integer, String> names = new TreeMap<>();
    /** Positions of names of properties; where a name stands for a binding too, it is both: {@code { name }}. */
    private final Set<Integer> keys = new HashSet<>();

    private final List<Expression> dynamicImports = new ArrayList<>();
    private final List<IdentNode> metas = new ArrayList<>();
    private final List<Node> templates = new ArrayList<>();

    private Occurrences(String text) {
        super(new LexicalContext());
        this.text = text;
    }

    static Occurrences in(ModuleSource module) {
        Occurrences found = new Occurrences(module.text());
        module.tree().accept(found);
        return found;
    }

    SortedMap<Integer, String> names() {
        return names;
    }

    boolean isKey(int position) {
        return keys.contains(position);
    }

    /** What is handed to {@code import()}. */
    List<Expression> dynamicImports() {
        return dynamicImports;
    }

    List<IdentNode> metas() {
        return metas;
    }

    /** Where white space and what looks like a comment mean something. */
    List<Node> templates() {
        return templates;
    }

    @Override
    public boolean enterIdentNode(IdentNode node) {
        if (node.isImportMeta()) {
            metas.add(node);
        } else if (isWritten(node)) {
            if (node.isPropertyName()) {
                keys.add(node.getStart());
            } else {
                names.put(node.getStart(), node.getName());
            }
        }
        return true;
    }

    /** The tree also has what the language adds, such as a constructor that is not written down. */
    private boolean isWritten(IdentNode node) {
        return node.getFinish() <= text.length()
                && text.substring(node.getStart(), node.getFinish()).equals(node.getName());
    }

    /** Neither parameters nor the name that a function knows itself by are visited by themselves. */
    @Override
    public boolean enterFunctionNode(FunctionNode node) {
        node.getParameters().forEach(this::enterIdentNode);
        if (node.isNamedFunctionExpression()) {
            enterIdentNode(node.getIdent());
        }
        return true;
    }

    @Override
    public boolean enterCallNode(CallNode node) {
        if (node.isImport()) {
            dynamicImports.add(node.getArgs().get(0));
        }
        return true;
    }

    /** A template without values in it. */
    @Override
    public boolean enterLiteralNode(LiteralNode<?> node) {
        if (node.isString()) {
            templates.add(node);
        }
        return true;
    }

    @Override
    public boolean enterTemplateLiteralNode(TemplateLiteralNode node) {
        templates.add(node);
        return true;
    }
}
