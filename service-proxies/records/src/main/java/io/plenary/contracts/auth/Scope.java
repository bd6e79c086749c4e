package io.plenary.contracts.auth;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a token may be used for, never more than its owner may do. The contract of the API says by these names which operation
 * needs which; what needs none of them, a token cannot do.
 */
public enum Scope {
    READ("read", true),
    ACCOUNT_READ("account:read", false),
    NOTES_READ("notes:read", false),
    NOTES_WRITE("notes:write", false),
    PROGRAM_WRITE("program:write", true),
    CONFERENCES_WRITE("conferences:write", true),
    ORGANIZATIONS_WRITE("organizations:write", false),
    ADMIN("admin", false);

    private final String text;
    private final boolean ofOrganizations;

    Scope(String text, boolean ofOrganizations) {
        this.text = text;
        this.ofOrganizations = ofOrganizations;
    }

    /** As a token and the contract say it (RFC 6749 §3.3). */
    public String text() {
        return text;
    }

    /** Whether an organization's token may have it: the others need a person. */
    public boolean isOfOrganizations() {
        return ofOrganizations;
    }

    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
