package io.plenary.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.PlainText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * JSON as files have it: no text holds what no text may, and a member that is given twice is reported. Where a value is taken as
 * a whole, the first of its members counts; whoever goes through the members sees all of them, so that no list of sessions is lost.
 */
final class JsonMembers extends JsonParserDelegate {

    private final Findings findings;
    private final Deque<Set<String>> open = new ArrayDeque<>();
    private boolean whole;

    JsonMembers(JsonParser in, Findings findings) {
        super(in);
        this.findings = findings;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = noted(delegate.nextToken());
        while (token == JsonToken.FIELD_NAME && !open.element().add(delegate.currentName())) {
            findings.count(FindingCode.REPEATED_MEMBER, Map.of("name", currentName()), line());
            if (!whole) {
                return token;
            }
            delegate.nextToken();
            delegate.skipChildren();
            token = noted(delegate.nextToken());
        }
        return token;
    }

    private JsonToken noted(JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            open.push(new HashSet<>());
        } else if (token == JsonToken.END_OBJECT) {
            open.pop();
        }
        return token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        boolean object = delegate.currentToken() == JsonToken.START_OBJECT;
        delegate.skipChildren();
        if (object) {
            open.pop();
        }
        return this;
    }

    @Override
    public <T extends TreeNode> T readValueAsTree() throws IOException {
        whole = true;
        try {
            return super.readValueAsTree();
        } finally {
            whole = false;
        }
    }

    @Override
    public String currentName() throws IOException {
        return legal(delegate.currentName());
    }

    @Override
    public String getText() throws IOException {
        return legal(delegate.getText());
    }

    @Override
    public String getValueAsString() throws IOException {
        return legal(delegate.getValueAsString());
    }

    private String legal(String text) {
        String legal = PlainText.legal(text);
        if (legal != null && !legal.equals(text)) {
            findings.count(FindingCode.CONTROL_CHARACTER, line());
        }
        return legal;
    }

    private int line() {
        return delegate.currentTokenLocation().getLineNr();
    }
}
