package io.plenary.contracts.engagement;

/** What has become of a question from the audience. */
public enum QuestionStatus {
    /** Waits for those who moderate; others do not see it. */
    HELD,
    /** Everybody sees it and can vote for it. */
    APPROVED,
    /** Only who asked sees it, with the reason. */
    DECLINED,
    /** Another one asks the same, and has its votes. */
    MERGED,
    /** It was answered, live or in writing; nobody votes for it any more. */
    ANSWERED,
    /** Whoever asked took it back; its text is gone. */
    WITHDRAWN
}
