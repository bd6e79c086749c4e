package io.plenary.contracts.program;

/** How a conference treats a conflict. */
public enum RuleLevel {
    /** A change that breaks the rule is refused. */
    BLOCK,
    /** It is made and reported. */
    WARN,
    /** It is made. */
    IGNORE
}
