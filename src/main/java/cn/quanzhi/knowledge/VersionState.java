package cn.quanzhi.knowledge;

/** Where a version stands. Only a published one is in the change log, and so in any search. */
public enum VersionState {
    DRAFT,
    IN_REVIEW,
    SCHEDULED,
    PUBLISHED,
    SUPERSEDED,
    WITHDRAWN
}
