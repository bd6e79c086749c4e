package io.plenary.runtime.once;

/** Ends a transaction that would have done again what is done. It never leaves a door. */
final class AnsweredBefore extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient String answer;

    AnsweredBefore(String answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    String answer() {
        return answer;
    }
}
