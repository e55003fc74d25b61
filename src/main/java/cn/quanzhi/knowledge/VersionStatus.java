package cn.quanzhi.knowledge;

/** How a version is shown: what isn't published by its state, what is by its dates. The first is the one that counts most. */
enum VersionStatus {
    IN_FORCE,
    UNKNOWN,
    NOT_YET_IN_FORCE,
    REPEALED,
    SCHEDULED,
    IN_REVIEW,
    DRAFT,
    SUPERSEDED,
    WITHDRAWN
}
