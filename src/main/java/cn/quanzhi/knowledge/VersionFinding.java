package cn.quanzhi.knowledge;

import org.jspecify.annotations.Nullable;

/** Something that a curator should know before a version is published; an error keeps it from being. */
record VersionFinding(
        Severity severity, Code code, @Nullable String field, String message) {

    enum Severity {
        ERROR,
        WARNING
    }

    enum Code {
        NO_PASSAGES,
        DATES_NOT_CONFIRMED,
        EFFECTIVE_FROM_MISSING,
        PERIODS_OVERLAP,
        GAP_BETWEEN_PERIODS,
        REPLACEMENT_UNKNOWN,
        REPLACED_UNKNOWN,
        BASIS_UNKNOWN,
        BASIS_REPEALED,
        BASIS_MISSING
    }

    static VersionFinding error(Code code, @Nullable String field, String message) {
        return new VersionFinding(Severity.ERROR, code, field, message);
    }

    static VersionFinding warning(Code code, @Nullable String field, String message) {
        return new VersionFinding(Severity.WARNING, code, field, message);
    }
}
